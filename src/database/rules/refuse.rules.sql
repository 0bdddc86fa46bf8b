-- The one way in which a rule refuses. The error carries the rule's stable name as its constraint, like a check's; what the
-- name means, in two languages and by which clause, is in the rule catalogue (`*.rules.ts`). No value of a row is told.

CREATE OR REPLACE FUNCTION tc.refuse(rule text, of_table text DEFAULT '', of_column text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'this is against the rule %', rule USING ERRCODE = 'check_violation', CONSTRAINT = rule, TABLE = of_table, COLUMN = of_column;
END $$;

-- Writes at another level than READ COMMITTED: see read-committed.ts.
CREATE OR REPLACE FUNCTION tc.refuse_isolation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of this table are written at READ COMMITTED only: its rules lock other rows and look at them again'
    USING ERRCODE = 'invalid_transaction_state';
END $$;
