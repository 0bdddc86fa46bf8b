-- Accounts that money is paid to: whose they are, what opens their number, and which number is used twice.

ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_no_overlap"
  EXCLUDE USING gist (hashtextextended(coalesce("teacher_id"::text, '') || '/' || coalesce("child_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "payee_account"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('payee_account_no_overlap', 'teacher_id', 'child_id');

-- What is told of an account: `listed` from the review on, `payable` from the approval until the settlement.
CREATE OR REPLACE FUNCTION tc.told_of_account(account uuid, OUT listed boolean, OUT payable boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
  SELECT coalesce(bool_or(b.status <> 'prepared'), false), coalesce(bool_or(b.status IN ('approved', 'sent')), false) INTO listed, payable
    FROM tc.batch_line l JOIN payment_batch b ON b.id = l.batch_id AND b.archived_at IS NULL WHERE l.payee_account_id = account;
END $$;

CREATE OR REPLACE FUNCTION tc.refresh_payee_accounts(accounts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Of two batches that move at once, the second sees the first.
  PERFORM FROM payee_account a WHERE a.id = ANY (accounts) ORDER BY a.id FOR NO KEY UPDATE;
  UPDATE payee_account a SET listed = n.listed, payable = n.payable
    FROM (SELECT x.id, t.listed, t.payable FROM payee_account x CROSS JOIN LATERAL tc.told_of_account(x.id) t WHERE x.id = ANY (accounts)) n
    WHERE a.id = n.id AND (a.listed, a.payable) IS DISTINCT FROM (n.listed, n.payable);
END $$;

-- The school that enters an account, and sees it until it is verified, is the beneficiary's own.
CREATE OR REPLACE FUNCTION tc.payee_account_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.school_id := CASE WHEN NEW.teacher_id IS NOT NULL THEN (SELECT t.school_id FROM teacher t WHERE t.id = NEW.teacher_id FOR SHARE)
    ELSE (SELECT c.school_id FROM child c WHERE c.id = NEW.child_id FOR SHARE) END;
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

CREATE OR REPLACE FUNCTION tc.account_is_duplicate(account uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM payee_account a JOIN payee_account o ON o.account_index = a.account_index AND o.id <> a.id
    WHERE a.id = account AND (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL
      AND (o.valid_to IS NULL OR o.valid_to > tc.today()) AND o.archived_at IS NULL AND (o.holder <> a.holder OR o.teacher_id <> a.teacher_id));

-- Whoever writes them: they are what the batches and the other accounts say.
CREATE OR REPLACE FUNCTION tc.payee_account_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.listed, t.payable INTO NEW.listed, NEW.payable FROM tc.told_of_account(NEW.id) t;
  NEW.duplicate := tc.account_is_duplicate(NEW.id);
  RETURN NEW;
END $$;

CREATE TRIGGER told BEFORE INSERT OR UPDATE OF listed, payable, duplicate ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_told();

-- Accounts that are not over under one number: never of two teachers, and of others only under one holder (brothers and sisters may
-- share a parent's). The number is locked: of two that come at once, the second sees the first.
CREATE OR REPLACE FUNCTION tc.refresh_duplicate_accounts(numbers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(n, 0)) FROM (SELECT DISTINCT n FROM unnest(numbers) n WHERE n IS NOT NULL ORDER BY n) x;
  WITH now_is AS (SELECT a.id, tc.account_is_duplicate(a.id) AS twice FROM payee_account a WHERE a.account_index = ANY (numbers))
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
