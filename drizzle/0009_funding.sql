-- Funding: what must hold across rows. Money is checked under a lock on the row it is paid from, so that two payments
-- at once cannot together pass what was set aside.
-- The township of a school's row is the school's, copied at write.
CREATE FUNCTION tc.funding_township() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
--> statement-breakpoint
CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "allocation"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
--> statement-breakpoint
CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_spending"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
--> statement-breakpoint
CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "purchased_service"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
--> statement-breakpoint
-- One standard a day for each item, stage and area. The base item has no area, so that town and country are alike.
ALTER TABLE "fund_standard" ADD CONSTRAINT "fund_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("item" || '/' || "stage" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- A standard below the one before it says why.
CREATE FUNCTION tc.fund_standard_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one fund_standard%ROWTYPE;
BEGIN
  one := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  PERFORM pg_advisory_xact_lock(hashtextextended('fund_standard/' || one.item || '/' || one.stage, 0));
  IF EXISTS (SELECT FROM (SELECT s.amount_fen, s.change_note, lag(s.amount_fen) OVER (ORDER BY s.valid_from) AS before
      FROM fund_standard s WHERE s.item = one.item AND s.stage = one.stage
        AND s.township_id IS NOT DISTINCT FROM one.township_id) f
      WHERE f.amount_fen < f.before AND coalesce(f.change_note, '') = '') THEN
    RAISE EXCEPTION 'a lower standard needs a note' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER explained AFTER INSERT OR UPDATE OR DELETE ON "fund_standard" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.fund_standard_explained();
--> statement-breakpoint
-- A certified number is a fact that money was paid on; its standard is one of the same item and stage.
CREATE FUNCTION tc.freeze_funding_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'certified' THEN
    RAISE EXCEPTION 'a certified funding headcount is frozen' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_funding_headcount();
--> statement-breakpoint
CREATE FUNCTION tc.funding_headcount_standard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM fund_standard s WHERE s.id = NEW.standard_id AND s.item = NEW.item AND s.stage = NEW.stage
      AND (s.township_id IS NULL OR s.township_id = NEW.township_id)
      AND s.valid_from < make_date(NEW.fiscal_year + 1, 1, 1)
      AND (s.valid_to IS NULL OR s.valid_to > make_date(NEW.fiscal_year, 1, 1))) THEN
    RAISE EXCEPTION 'the standard is not of this item, stage, area and year' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- After `township`: triggers run by name, and the area is compared with the copy.
CREATE TRIGGER with_standard BEFORE INSERT OR UPDATE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_headcount_standard();
--> statement-breakpoint
-- A standard that certified numbers stand on keeps its item, stage, area and amount.
CREATE FUNCTION tc.freeze_used_standard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.item, OLD.stage, OLD.township_id, OLD.amount_fen, OLD.minimum_pupils)
      IS DISTINCT FROM (NEW.item, NEW.stage, NEW.township_id, NEW.amount_fen, NEW.minimum_pupils)
    AND EXISTS (SELECT FROM funding_headcount h WHERE h.standard_id = OLD.id AND h.status = 'certified') THEN
    RAISE EXCEPTION 'headcounts are certified on this standard' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER freeze_used BEFORE UPDATE ON "fund_standard"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_used_standard();
--> statement-breakpoint
-- An amount is funded pupils times standard, over the certified rows of its school, year and item; or it says why not.
CREATE FUNCTION tc.allocation_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one allocation%ROWTYPE; due bigint;
BEGIN
  SELECT a.* INTO one FROM allocation a WHERE a.id = NEW.id;
  IF NOT FOUND OR coalesce(one.difference_note, '') <> '' THEN RETURN NULL; END IF;
  SELECT sum(h.funded::bigint * s.amount_fen) INTO due FROM funding_headcount h JOIN fund_standard s ON s.id = h.standard_id
    WHERE h.school_id = one.school_id AND h.fiscal_year = one.fiscal_year AND h.item = one.item AND h.status = 'certified';
  IF due IS DISTINCT FROM one.amount_fen THEN
    RAISE EXCEPTION 'an amount that is not funded pupils times standard needs a note' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER explained AFTER INSERT OR UPDATE ON "allocation" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.allocation_explained();
--> statement-breakpoint
-- A payment is of its allocation's school, year and item. Taking the row's lock first makes payments wait in line.
CREATE FUNCTION tc.payment_of_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.school_id, a.township_id, a.fiscal_year, a.item
    INTO NEW.school_id, NEW.township_id, NEW.fiscal_year, NEW.item
    FROM allocation a WHERE a.id = NEW.allocation_id FOR UPDATE;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER of_allocation BEFORE INSERT OR UPDATE ON "payment"
  FOR EACH ROW EXECUTE FUNCTION tc.payment_of_allocation();
--> statement-breakpoint
CREATE FUNCTION tc.assert_paid_within(allocations uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM allocation a WHERE a.id = ANY (allocations) ORDER BY a.id FOR UPDATE;
  IF EXISTS (SELECT FROM allocation a CROSS JOIN LATERAL (SELECT coalesce(sum(p.amount_fen), 0) AS paid
      FROM payment p WHERE p.allocation_id = a.id) s
      WHERE a.id = ANY (allocations) AND s.paid NOT BETWEEN 0 AND a.amount_fen) THEN
    RAISE EXCEPTION 'payments less refunds lie between nothing and the allocation' USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.payment_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_paid_within(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.allocation_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.allocation_id END], NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER within_allocation AFTER INSERT OR UPDATE OR DELETE ON "payment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.payment_within();
--> statement-breakpoint
CREATE FUNCTION tc.allocation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment p SET school_id = NEW.school_id WHERE p.allocation_id = NEW.id
    AND (p.school_id, p.township_id, p.fiscal_year, p.item)
      IS DISTINCT FROM (NEW.school_id, NEW.township_id, NEW.fiscal_year, NEW.item);
  PERFORM tc.assert_paid_within(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER keeps_payments AFTER UPDATE OF school_id, township_id, fiscal_year, item, amount_fen ON "allocation"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.allocation_changed();
--> statement-breakpoint
-- A school's published total. Special education stays out, since it would be the number of its pupils; and no total is
-- shown where an item is funded for one to four pupils, since amount over standard is a headcount. What is shown is in
-- whole ten thousands of yuan: an exact sum would give exact pupils of a school, and with them what the enrolment cube
-- withholds beside it. Nothing is shown before every item is published: two totals a week apart would give the item
-- between them away.
CREATE VIEW "published_funding" AS
  WITH total AS (
    SELECT a.school_id, a.township_id, a.fiscal_year, sum(a.amount_fen)::bigint AS amount_fen, max(a.published_on) AS published_on
      FROM allocation a WHERE a.item <> 'special-education'
      GROUP BY a.school_id, a.township_id, a.fiscal_year HAVING bool_and(a.published_on IS NOT NULL)),
  judged AS (
    SELECT t.*, EXISTS (SELECT FROM funding_headcount h WHERE h.school_id = t.school_id AND h.fiscal_year = t.fiscal_year
        AND h.item <> 'special-education' AND h.funded BETWEEN 1 AND 4) AS hidden
      FROM total t)
  SELECT md5(concat_ws('/', 'published_funding', school_id, fiscal_year))::uuid AS id, school_id, township_id, fiscal_year,
      CASE WHEN NOT hidden THEN round(amount_fen / 1000000.0)::bigint * 1000000 END AS amount_fen, hidden AS suppressed, published_on
    FROM judged;
