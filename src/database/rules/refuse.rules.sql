-- The one way in which a rule refuses. The error carries the rule's stable name as its constraint, like a check's; what the
-- name means, in two languages and by which clause, is in the rule catalogue (`*.rules.ts`). No value of a row is told.

CREATE OR REPLACE FUNCTION tc.refuse(rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is against the rule %', rule USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;
