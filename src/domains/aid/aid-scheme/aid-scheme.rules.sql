-- Schemes of pupils' aid: one of a kind and stage at a time.

ALTER TABLE "aid_scheme" ADD CONSTRAINT "aid_scheme_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || "kind" || "stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "aid_scheme" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{district_id,kind,stage}');
