-- Allocations and payments. Money is checked under a lock on the row it is paid from, so that two payments at once cannot
-- together pass what was set aside.
-- after: schools/closed-figure

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "allocation"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();

-- An amount is funded pupils times standard, over the rows of its school, year and item that count; or it says why not. Asked
-- when either side changes, under a lock on the year.
CREATE OR REPLACE FUNCTION tc.assert_allocations(school uuid, year integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('funding/' || year, 0));
  IF EXISTS (SELECT FROM allocation a WHERE a.school_id = school AND a.fiscal_year = year AND a.archived_at IS NULL
      AND coalesce(a.difference_note, '') = '' AND a.amount_fen IS DISTINCT FROM (
        SELECT sum(h.funded::bigint * s.amount_fen) FROM funding_headcount h JOIN fund_standard s ON s.id = h.standard_id
          WHERE h.school_id = school AND h.fiscal_year = year AND h.item = a.item AND h.status = 'certified'
            AND h.superseded_on IS NULL AND h.archived_at IS NULL)) THEN
    PERFORM tc.refuse('allocation_explained');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.allocation_explained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_allocations(NEW.school_id, NEW.fiscal_year);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER explained AFTER INSERT OR UPDATE ON "allocation" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.allocation_explained();

-- A payment is of its allocation's school, year and item. Taking the row's lock first makes payments wait in line.
CREATE OR REPLACE FUNCTION tc.payment_of_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.school_id, a.township_id, a.fiscal_year, a.item
    INTO NEW.school_id, NEW.township_id, NEW.fiscal_year, NEW.item
    FROM allocation a WHERE a.id = NEW.allocation_id FOR NO KEY UPDATE;
  IF NEW.paid_on > tc.today() AND (TG_OP = 'INSERT' OR OLD.paid_on <> NEW.paid_on) THEN
    PERFORM tc.refuse('payment_day_come');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER of_allocation BEFORE INSERT OR UPDATE ON "payment"
  FOR EACH ROW EXECUTE FUNCTION tc.payment_of_allocation();

CREATE OR REPLACE FUNCTION tc.assert_paid_within(allocations uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM allocation a WHERE a.id = ANY (allocations) ORDER BY a.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM allocation a CROSS JOIN LATERAL (SELECT coalesce(sum(p.amount_fen), 0) AS paid
      FROM payment p WHERE p.allocation_id = a.id AND p.archived_at IS NULL) s
      WHERE a.id = ANY (allocations) AND s.paid NOT BETWEEN 0 AND a.amount_fen) THEN
    PERFORM tc.refuse('payment_within_allocation');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.payment_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_paid_within(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.allocation_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.allocation_id END], NULL));
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_allocation AFTER INSERT OR UPDATE OR DELETE ON "payment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.payment_within();

CREATE OR REPLACE FUNCTION tc.allocation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment p SET school_id = NEW.school_id WHERE p.allocation_id = NEW.id
    AND (p.school_id, p.township_id, p.fiscal_year, p.item)
      IS DISTINCT FROM (NEW.school_id, NEW.township_id, NEW.fiscal_year, NEW.item);
  PERFORM tc.assert_paid_within(ARRAY[NEW.id]);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_payments AFTER UPDATE OF school_id, township_id, fiscal_year, item, amount_fen ON "allocation"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.allocation_changed();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "allocation"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{published_on,document_id}');
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "payment"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'paid_on', '{fiscal_year}');
