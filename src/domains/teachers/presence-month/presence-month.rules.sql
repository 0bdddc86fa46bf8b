-- A teacher's month of presence: its school is that of the relation in force.
-- after: schools/closed-figure

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "presence_month" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();

-- 四(四): of a closed month it is corrected, by a recorded revision; entered late it is as it was.
CREATE TRIGGER closed_period BEFORE UPDATE OR DELETE ON "presence_month"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('month', 'month', '{school_id}');
