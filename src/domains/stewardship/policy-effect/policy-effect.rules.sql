-- 四(四), GB/T 22239: what a change would do is found by the judge and said by nobody else.
-- after: stewardship/policy-change

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "policy_effect"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('judge_policy_change', 'policy_change_applied');
