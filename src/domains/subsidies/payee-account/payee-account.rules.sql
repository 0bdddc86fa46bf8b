-- Accounts that money is paid to: whose they are, what opens their number, and which number is used twice.

ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_no_overlap"
  EXCLUDE USING gist (hashtextextended(coalesce("teacher_id"::text, '') || '/' || coalesce("child_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- What is told of an account: `listed` from the review on, `payable` from the approval until the settlement.
CREATE OR REPLACE FUNCTION tc.refresh_payee_accounts(accounts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Of two batches that move at once, the second sees the first.
  PERFORM FROM payee_account a WHERE a.id = ANY (accounts) ORDER BY a.id FOR NO KEY UPDATE;
  WITH now_is AS (
    SELECT a.id, coalesce(bool_or(b.status <> 'prepared'), false) AS listed,
        coalesce(bool_or(b.status IN ('approved', 'sent')), false) AS payable
      FROM payee_account a LEFT JOIN tc.batch_line l ON l.payee_account_id = a.id
        LEFT JOIN payment_batch b ON b.id = l.batch_id AND b.archived_at IS NULL
      WHERE a.id = ANY (accounts) GROUP BY a.id)
  UPDATE payee_account a SET listed = n.listed, payable = n.payable
    FROM now_is n WHERE a.id = n.id AND (a.listed, a.payable) IS DISTINCT FROM (n.listed, n.payable);
END $$;

-- The school that enters an account, and sees it until it is verified, is the beneficiary's own.
CREATE OR REPLACE FUNCTION tc.payee_account_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.school_id := CASE WHEN NEW.teacher_id IS NOT NULL THEN (SELECT t.school_id FROM teacher t WHERE t.id = NEW.teacher_id FOR SHARE)
    ELSE (SELECT c.school_id FROM child c WHERE c.id = NEW.child_id FOR SHARE) END;
  IF TG_OP = 'INSERT' THEN
    NEW.listed := false;
    NEW.payable := false;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER school BEFORE INSERT OR UPDATE OF teacher_id, child_id, school_id ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_written();

-- 四(二). What a batch was reviewed with stays: whose the account is, its number, its holder and its verification. An account
-- may end, and its verification be revoked: then no later step of the batch pays into it. A review holds the rows of its accounts
-- until it is done: of a change at the same time one sees the other.
CREATE OR REPLACE FUNCTION tc.payee_account_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_on IS NOT NULL AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on THEN
    PERFORM tc.refuse('payee_account_revoked_stays');
  END IF;
  IF (OLD.teacher_id, OLD.child_id, OLD.holder, OLD.bank, OLD.account_index, OLD.relation, OLD.verified_on, OLD.valid_from)
      IS DISTINCT FROM (NEW.teacher_id, NEW.child_id, NEW.holder, NEW.bank, NEW.account_index, NEW.relation, NEW.verified_on, NEW.valid_from)
    AND EXISTS (SELECT FROM tc.batch_line l JOIN payment_batch b ON b.id = l.batch_id
      WHERE l.payee_account_id = OLD.id AND b.status <> 'prepared' AND b.archived_at IS NULL) THEN
    PERFORM tc.refuse('payee_account_of_reviewed_batch');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keeps BEFORE UPDATE ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_keeps();

CREATE OR REPLACE FUNCTION tc.payee_school_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'teacher' THEN
    UPDATE payee_account a SET school_id = NEW.school_id WHERE a.teacher_id = NEW.id AND a.school_id IS DISTINCT FROM NEW.school_id;
  ELSE
    UPDATE payee_account a SET school_id = NEW.school_id WHERE a.child_id = NEW.id AND a.school_id IS DISTINCT FROM NEW.school_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER payee_school AFTER UPDATE OF school_id ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_school_changed();

CREATE TRIGGER payee_school AFTER UPDATE OF school_id ON "child"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_school_changed();

-- Whoever pays finds the number on the line (`tc.account_to_pay`): its copies follow it.
CREATE OR REPLACE FUNCTION tc.payee_number_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rural_subsidy_payment p SET account_cipher = NULL WHERE p.payee_account_id = NEW.id;
  UPDATE student_aid_grant g SET account_cipher = NULL WHERE g.payee_account_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER copies AFTER UPDATE OF account_cipher, archived_at, revoked_on ON "payee_account"
  FOR EACH ROW WHEN (OLD.account_cipher IS DISTINCT FROM NEW.account_cipher OR (OLD.archived_at IS NULL) <> (NEW.archived_at IS NULL)
    OR OLD.revoked_on IS DISTINCT FROM NEW.revoked_on)
  EXECUTE FUNCTION tc.payee_number_changed();

-- Accounts that are not over under one number: never of two teachers, and of others only under one holder (brothers and sisters may
-- share a parent's). The number is locked: of two that come at once, the second sees the first.
CREATE OR REPLACE FUNCTION tc.refresh_duplicate_accounts(numbers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(n, 0)) FROM (SELECT DISTINCT n FROM unnest(numbers) n WHERE n IS NOT NULL ORDER BY n) x;
  WITH now_is AS (
    SELECT a.id, (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL AND EXISTS (SELECT FROM payee_account o WHERE o.account_index = a.account_index AND o.id <> a.id
        AND (o.valid_to IS NULL OR o.valid_to > tc.today()) AND o.archived_at IS NULL AND (o.holder <> a.holder OR (o.teacher_id <> a.teacher_id))) AS twice
      FROM payee_account a WHERE a.account_index = ANY (numbers))
  UPDATE payee_account a SET duplicate = n.twice FROM now_is n WHERE a.id = n.id AND a.duplicate <> n.twice;
END $$;

CREATE OR REPLACE FUNCTION tc.payee_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_duplicate_accounts(array_remove(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.account_index END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.account_index END], NULL));
  RETURN NULL;
END $$;

CREATE TRIGGER duplicate AFTER INSERT OR DELETE OR UPDATE OF account_index, holder, teacher_id, child_id, valid_to, archived_at ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_changed();
