-- Construction projects: their township is their school's, and their funds are confirmed for what they cost.

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "construction_project"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- 四(三): finance confirms the funds of an investment. Another one, which development says, waits to be confirmed anew.
CREATE TRIGGER b_costs BEFORE UPDATE OF investment_fen, funds_confirmed_on ON "construction_project"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL AND NEW.investment_fen IS DISTINCT FROM OLD.investment_fen) EXECUTE FUNCTION tc.confirmed_no_more('funds_confirmed_on', 'funds_confirmed_by_id');
