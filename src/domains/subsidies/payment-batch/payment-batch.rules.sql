-- Batches of payments only move forwards, with lines that stand once reviewed and add up to the total.
-- after: reference/parameter

-- The lines of a batch, of whichever kind; an archived one is none.
CREATE VIEW tc.batch_line AS
  SELECT batch_id, payee_account_id, amount_fen FROM rural_subsidy_payment WHERE archived_at IS NULL
  UNION ALL SELECT batch_id, payee_account_id, amount_fen FROM student_aid_grant
    WHERE batch_id IS NOT NULL AND archived_at IS NULL;

-- The day from which a batch opens no account any more, null while its money has not gone: the settlement, and without one so
-- many days after it was sent as the parameter of the day of sending says. A bank that never answers keeps no number open.
CREATE OR REPLACE FUNCTION tc.batch_opens_until(sent date, settled date) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(settled, sent + coalesce(tc.parameter_number('payment.open-days', sent), 0));

-- The ciphertext of an account for a line of this batch: there while the batch is approved, not settled and open, and the
-- account's verification stands, whatever other batches the account stands in. A line never keeps it beyond that (the triggers `written` of the lines; of a batch that
-- ran out, the next move of any batch or the day's work).
CREATE OR REPLACE FUNCTION tc.account_to_pay(batch uuid, account uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT a.account_cipher FROM payment_batch b JOIN payee_account a ON a.id = account
    WHERE b.id = batch AND b.status IN ('approved', 'sent') AND (b.valid_to IS NULL OR b.valid_to > tc.today())
      AND b.archived_at IS NULL AND a.archived_at IS NULL AND a.revoked_on IS NULL);

-- The steps of a batch, in their order.
CREATE OR REPLACE FUNCTION tc.batch_step(status text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_position(ARRAY['prepared', 'reviewed', 'approved', 'sent', 'settled'], status);

-- The name of a person who takes a step, as of that step. Two people are two ids, never two spellings.
CREATE OR REPLACE FUNCTION tc.name_of_person(person uuid) RETURNS text LANGUAGE plpgsql AS $$
DECLARE known tc.person;
BEGIN
  IF person IS NULL THEN RETURN NULL; END IF;
  SELECT p.* INTO known FROM tc.person p WHERE p.id = person AND p.disabled_at IS NULL FOR SHARE;
  IF NOT FOUND THEN PERFORM tc.refuse('payment_batch_by_persons'); END IF;
  RETURN known.display_name;
END $$;

CREATE OR REPLACE FUNCTION tc.payment_batch_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.prepared_by := CASE WHEN TG_OP = 'UPDATE' AND OLD.prepared_by_id = NEW.prepared_by_id THEN OLD.prepared_by
    ELSE tc.name_of_person(NEW.prepared_by_id) END;
  NEW.reviewed_by := CASE WHEN TG_OP = 'UPDATE' AND OLD.reviewed_by_id = NEW.reviewed_by_id THEN OLD.reviewed_by
    ELSE tc.name_of_person(NEW.reviewed_by_id) END;
  NEW.approved_by := CASE WHEN TG_OP = 'UPDATE' AND OLD.approved_by_id = NEW.approved_by_id THEN OLD.approved_by
    ELSE tc.name_of_person(NEW.approved_by_id) END;
  -- The next number of its kind and month, where none is said.
  IF NEW.batch_no IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('payment_batch/' || NEW.kind || NEW.month, 0));
    NEW.batch_no := (SELECT 1 + coalesce(max(b.batch_no), 0) FROM payment_batch b WHERE b.kind = NEW.kind AND b.month = NEW.month);
  END IF;
  IF NEW.month > tc.today() AND (TG_OP = 'INSERT' OR OLD.month <> NEW.month) THEN
    PERFORM tc.refuse('payment_batch_month_begun');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON "payment_batch"
  FOR EACH ROW EXECUTE FUNCTION tc.payment_batch_signed();

-- Whether the money of a batch may go where its lines say, asked at each step up to the sending: whatever changed since the
-- last one counts. Its accounts are held, and of two batches that pay for one month the second waits for the first.
CREATE OR REPLACE FUNCTION tc.assert_batch_pays(asked uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues'));
  PERFORM FROM payee_account a WHERE a.id IN (SELECT l.payee_account_id FROM tc.batch_line l WHERE l.batch_id = asked)
    ORDER BY a.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM tc.batch_line l LEFT JOIN payee_account a ON a.id = l.payee_account_id AND a.verified_on <= tc.today()
      AND a.revoked_on IS NULL WHERE l.batch_id = asked AND a.id IS NULL) THEN
    PERFORM tc.refuse('payment_batch_accounts_verified');
  END IF;
  IF EXISTS (SELECT FROM tc.batch_line l LEFT JOIN payee_account a ON a.id = l.payee_account_id AND a.archived_at IS NULL
      AND daterange(a.valid_from, a.valid_to) @> tc.today() WHERE l.batch_id = asked AND a.id IS NULL) THEN
    PERFORM tc.refuse('payment_batch_accounts_in_force');
  END IF;
  IF EXISTS (SELECT FROM tc.batch_line l JOIN payee_account a ON a.id = l.payee_account_id WHERE l.batch_id = asked AND a.duplicate) THEN
    PERFORM tc.refuse('payment_batch_accounts_unshared');
  END IF;
  PERFORM tc.assert_subsidy_lines(asked, NULL);
END $$;

-- Whom a person is tied to: themselves, their own, and whom a recusal in force names, in whatever role (as tickets tell it).
CREATE OR REPLACE FUNCTION tc.tied_to(person uuid) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN ARRAY(WITH tied AS (SELECT coalesce(a.guardian_id, a.teacher_id) AS id FROM tc.assignment a WHERE a.person_id = person
        AND num_nonnulls(a.guardian_id, a.teacher_id) = 1
      UNION SELECT coalesce(c.child_id, c.guardian_id, c.teacher_id) FROM tc.recusal c WHERE c.person_id = person AND c.school_id IS NULL
        AND c.valid_from <= tc.today() AND (c.valid_to IS NULL OR c.valid_to > tc.today()))
    SELECT t.id FROM tied t UNION SELECT g.child_id FROM tied t JOIN guardianship g ON g.guardian_id = t.id AND g.archived_at IS NULL);

-- Nobody pays whom they are tied to: neither whoever signs a step nor whoever takes it.
CREATE OR REPLACE FUNCTION tc.assert_batch_untied(asked uuid, persons uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE ties uuid[] := ARRAY(SELECT unnest(tc.tied_to(p)) FROM unnest(persons) p WHERE p IS NOT NULL);
BEGIN
  IF EXISTS (SELECT FROM rural_subsidy_payment l WHERE l.batch_id = asked AND l.archived_at IS NULL AND l.teacher_id = ANY (ties))
    OR EXISTS (SELECT FROM student_aid_grant l WHERE l.batch_id = asked AND l.archived_at IS NULL AND l.child_id = ANY (ties)) THEN
    PERFORM tc.refuse('payment_batch_untied');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.payment_batch_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.valid_from := NULL;
    NEW.valid_to := NULL;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'prepared' THEN
      PERFORM tc.refuse('payment_batch_stays');
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.status <> 'prepared' AND (OLD.kind, OLD.month, OLD.batch_no, OLD.total_fen, OLD.line_count, OLD.prepared_by_id, OLD.prepared_on,
      OLD.reviewed_by_id, OLD.reviewed_on) IS DISTINCT FROM (NEW.kind, NEW.month, NEW.batch_no, NEW.total_fen, NEW.line_count, NEW.prepared_by_id,
      NEW.prepared_on, NEW.reviewed_by_id, NEW.reviewed_on)
    OR tc.batch_step(OLD.status) >= 3 AND (OLD.approved_by_id, OLD.approved_on) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_on)
    OR tc.batch_step(OLD.status) >= 4 AND OLD.sent_on IS DISTINCT FROM NEW.sent_on
    OR OLD.status = 'settled' AND OLD.settled_on IS DISTINCT FROM NEW.settled_on THEN
    PERFORM tc.refuse('payment_batch_stands');
  END IF;
  IF OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL AND OLD.status IN ('sent', 'settled') THEN
    PERFORM tc.refuse('payment_batch_stays');
  END IF;
  IF OLD.status <> NEW.status THEN
    PERFORM tc.assert_batch_untied(NEW.id, ARRAY[tc.command_person(), CASE NEW.status WHEN 'reviewed' THEN NEW.reviewed_by_id
      WHEN 'approved' THEN NEW.approved_by_id END]);
  END IF;
  IF OLD.status <> NEW.status AND NEW.status IN ('reviewed', 'approved', 'sent') THEN
    PERFORM tc.assert_batch_pays(NEW.id);
  END IF;
  NEW.valid_from := NEW.approved_on;
  NEW.valid_to := CASE WHEN OLD.status = NEW.status THEN OLD.valid_to ELSE tc.batch_opens_until(NEW.sent_on, NEW.settled_on) END;
  RETURN NEW;
END $$;

CREATE TRIGGER moves BEFORE INSERT OR UPDATE OR DELETE ON "payment_batch"
  FOR EACH ROW EXECUTE FUNCTION tc.payment_batch_moves();

-- Total and number are those of the lines whenever a transaction ends. Whoever changes lines changes the batch's row, too:
-- two at once wait for each other there.
CREATE OR REPLACE FUNCTION tc.assert_batch_total(asked uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Of what a command puts into a batch that is prepared, or takes out of it, the batch's sum follows: a review of what it was
  -- before comes too late.
  IF tc.command_person() IS NOT NULL THEN
    UPDATE payment_batch b SET version = b.version + 1, total_fen = s.fen, line_count = s.lines
      FROM (SELECT coalesce(sum(l.amount_fen), 0) AS fen, count(*) AS lines FROM tc.batch_line l WHERE l.batch_id = asked) s
      WHERE b.id = asked AND b.status = 'prepared' AND b.archived_at IS NULL AND (b.total_fen, b.line_count) <> (s.fen, s.lines);
  END IF;
  IF EXISTS (SELECT FROM payment_batch b CROSS JOIN LATERAL (SELECT coalesce(sum(l.amount_fen), 0) AS fen, count(*) AS lines
      FROM tc.batch_line l WHERE l.batch_id = b.id) s WHERE b.id = asked AND b.archived_at IS NULL AND (b.total_fen <> s.fen OR b.line_count <> s.lines)) THEN
    PERFORM tc.refuse('payment_batch_total_of_lines');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.batch_head_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_batch_total(NEW.id);
  RETURN NULL;
END $$;

-- Of the lines that a transaction wrote the last one alone asks for all: the others see that a later version is there (of the
-- same transaction and a later statement, or of the same and a greater id), whose own event comes with theirs or after it. So a
-- batch of n lines is added up once, not n times. Fires on whatever changes a line, so that no later version is without event.
CREATE OR REPLACE FUNCTION tc.batch_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE later boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tc.assert_batch_total(OLD.batch_id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.batch_id IS DISTINCT FROM NEW.batch_id THEN PERFORM tc.assert_batch_total(OLD.batch_id); END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %1$I o WHERE o.batch_id = m.batch_id AND o.id > m.id AND o.xmin = m.xmin AND o.cmin::text::bigint >= m.cmin::text::bigint)
      OR EXISTS (SELECT FROM %1$I o WHERE o.batch_id = m.batch_id AND o.id < m.id AND o.xmin = m.xmin AND o.cmin::text::bigint > m.cmin::text::bigint)
    FROM %1$I m WHERE m.id = $1 AND m.batch_id = $2', TG_TABLE_NAME) INTO later USING NEW.id, NEW.batch_id;
  IF later THEN RETURN NULL; END IF;
  PERFORM tc.assert_batch_total(NEW.batch_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER total AFTER INSERT OR UPDATE OF kind, total_fen, line_count, status, archived_at ON "payment_batch"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_head_changed();

-- Who prepared a batch puts its lines together, and nobody else: whoever reviews it reviews another's work.
CREATE OR REPLACE FUNCTION tc.assert_batch_preparer(batch payment_batch) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF batch.status = 'prepared' AND batch.archived_at IS NULL AND batch.prepared_by_id <> tc.command_person() THEN
    PERFORM tc.refuse('payment_batch_by_preparer');
  END IF;
END $$;

-- The account that money for a teacher, or for a child, goes to today.
CREATE OR REPLACE FUNCTION tc.account_for(teacher uuid, child uuid) RETURNS uuid LANGUAGE sql STABLE
  RETURN (SELECT a.id FROM payee_account a WHERE (a.teacher_id = teacher OR a.child_id = child) AND a.verified_on <= tc.today()
    AND a.revoked_on IS NULL AND a.archived_at IS NULL AND NOT a.duplicate AND daterange(a.valid_from, a.valid_to) @> tc.today());

-- 三(六)(八). The list of a batch, drawn by a command: what is due and stands in no batch, into accounts that are verified. One at
-- a time: of two lists of one month the second finds what the first one left. Whoever has no account, or is not paid for the
-- month, is left out, and so is who was taken out of this batch by hand.
CREATE OR REPLACE FUNCTION tc.payment_batch_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_batch_preparer(OLD);
  PERFORM pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues'));
  IF NEW.kind = 'rural-subsidy' THEN
    INSERT INTO rural_subsidy_payment (id, teacher_id, month, school_id, kind, amount_fen, batch_id, payee_account_id)
      SELECT uuidv7(), d.teacher_id, d.month, d.school_id, CASE WHEN p.regular THEN 'arrears' ELSE 'regular' END, d.due_fen - p.fen, NEW.id, a.account
        FROM rural_subsidy_due d CROSS JOIN LATERAL (SELECT coalesce(sum(o.amount_fen), 0)::int AS fen, coalesce(bool_or(o.kind = 'regular'), false) AS regular
            FROM rural_subsidy_payment o WHERE o.teacher_id = d.teacher_id AND o.month = d.month AND o.archived_at IS NULL) p
          CROSS JOIN LATERAL (SELECT tc.account_for(d.teacher_id, NULL) AS account) a
        WHERE d.month = NEW.month AND d.archived_at IS NULL AND d.due_fen > p.fen AND a.account IS NOT NULL
          AND NOT tc.subsidy_withheld(d.teacher_id, d.month)
          AND NOT EXISTS (SELECT FROM rural_subsidy_payment o WHERE o.batch_id = NEW.id AND o.teacher_id = d.teacher_id AND o.month = d.month);
  ELSE
    UPDATE student_aid_grant g SET version = g.version + 1, batch_id = NEW.id, payee_account_id = tc.account_for(NULL, g.child_id)
      WHERE g.decision = 'granted' AND g.batch_id IS NULL AND g.archived_at IS NULL AND tc.account_for(NULL, g.child_id) IS NOT NULL
        AND make_date(g.school_year, 9, 1) + CASE g.term WHEN '1' THEN interval '0' ELSE interval '5 months' END < NEW.month + interval '1 month';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER listed BEFORE UPDATE OF prepared_on ON "payment_batch"
  FOR EACH ROW WHEN (NEW.status = 'prepared' AND NEW.archived_at IS NULL AND tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.payment_batch_listed();

-- What a command lists, or says of a batch that is prepared, is added up from its lines, whatever it says. Fires after "listed".
CREATE OR REPLACE FUNCTION tc.payment_batch_added_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(sum(l.amount_fen), 0), count(*) INTO NEW.total_fen, NEW.line_count FROM tc.batch_line l WHERE l.batch_id = NEW.id;
  RETURN NEW;
END $$;

CREATE TRIGGER listed_total BEFORE UPDATE OF prepared_on, total_fen, line_count ON "payment_batch"
  FOR EACH ROW WHEN (NEW.status = 'prepared' AND NEW.archived_at IS NULL AND tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.payment_batch_added_up();

CREATE OR REPLACE FUNCTION tc.close_accounts_of_batches() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE payments integer; grants integer;
BEGIN
  UPDATE rural_subsidy_payment p SET account_cipher = NULL FROM payment_batch b
    WHERE b.id = p.batch_id AND b.status = 'sent' AND b.valid_to <= tc.today() AND p.account_cipher IS NOT NULL;
  GET DIAGNOSTICS payments = ROW_COUNT;
  UPDATE student_aid_grant g SET account_cipher = NULL FROM payment_batch b
    WHERE b.id = g.batch_id AND b.status = 'sent' AND b.valid_to <= tc.today() AND g.account_cipher IS NOT NULL;
  GET DIAGNOSTICS grants = ROW_COUNT;
  RETURN payments + grants;
END $$;

-- A batch that is withdrawn before its money goes takes its lines of subsidy with it, and lets its grants of aid go: both may
-- stand in another one.
CREATE OR REPLACE FUNCTION tc.payment_batch_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE accounts uuid[] := ARRAY(SELECT DISTINCT l.payee_account_id FROM tc.batch_line l WHERE l.batch_id = NEW.id);
BEGIN
  IF NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL THEN
    UPDATE student_aid_grant g SET batch_id = NULL WHERE g.batch_id = NEW.id AND g.archived_at IS NULL;
    UPDATE rural_subsidy_payment p SET archived_at = NEW.archived_at WHERE p.batch_id = NEW.id AND p.archived_at IS NULL;
  END IF;
  UPDATE rural_subsidy_payment p SET reviewed_on = NEW.reviewed_on, sent_on = NEW.sent_on WHERE p.batch_id = NEW.id;
  UPDATE student_aid_grant g SET reviewed_on = NEW.reviewed_on, sent_on = NEW.sent_on WHERE g.batch_id = NEW.id;
  PERFORM tc.close_accounts_of_batches();
  PERFORM tc.refresh_payee_accounts(accounts);
  RETURN NULL;
END $$;

CREATE TRIGGER moved AFTER UPDATE OF status, archived_at ON "payment_batch"
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR (OLD.archived_at IS NULL) <> (NEW.archived_at IS NULL)) EXECUTE FUNCTION tc.payment_batch_moved();

-- Each day: batches that ran out open no account any more, and an account that has ended is no second one.
CREATE OR REPLACE FUNCTION tc.job_payee_accounts(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE lines integer; numbers text[];
BEGIN
  lines := tc.close_accounts_of_batches();
  -- Held, so that these numbers do not go over to another key before they are asked about.
  PERFORM FROM payee_account a WHERE a.valid_to BETWEEN since AND day ORDER BY a.id FOR KEY SHARE;
  numbers := ARRAY(SELECT DISTINCT a.account_index FROM payee_account a WHERE a.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_duplicate_accounts(numbers);
  RETURN lines + cardinality(numbers);
END $$;
