-- Generated from the machines (`*.machine.ts`) by `npm run schema`: do not edit. A state moves by a step of its machine, whoever
-- writes, and a record begins as its machine says, but where its owner loads what was elsewhere (`tongchou.history = off`).

-- 发放批次 (PaymentBatch)
CREATE OR REPLACE FUNCTION tc.payment_batch_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('payment_batch_begins'); END IF;
  PERFORM tc.refuse('payment_batch_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "payment_batch" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('prepared') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.payment_batch_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "payment_batch" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('prepared') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.payment_batch_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "payment_batch" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('prepared', 'reviewed'), ('reviewed', 'approved'), ('approved', 'sent'), ('sent', 'settled'))) EXECUTE FUNCTION tc.payment_batch_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "payment_batch" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('prepared', 'reviewed'), ('reviewed', 'approved'), ('approved', 'sent'), ('sent', 'settled'))) EXECUTE FUNCTION tc.payment_batch_machine();
-- 困境儿童 (DifficultyRecord)
CREATE OR REPLACE FUNCTION tc.difficulty_record_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('difficulty_record_begins'); END IF;
  PERFORM tc.refuse('difficulty_record_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "difficulty_record" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('applied') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.difficulty_record_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "difficulty_record" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('applied') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.difficulty_record_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "difficulty_record" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('applied', 'confirmed'), ('applied', 'refused'), ('confirmed', 'ended'))) EXECUTE FUNCTION tc.difficulty_record_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "difficulty_record" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('applied', 'confirmed'), ('applied', 'refused'), ('confirmed', 'ended'))) EXECUTE FUNCTION tc.difficulty_record_machine();
-- 学校 (School)
CREATE OR REPLACE FUNCTION tc.school_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('school_begins'); END IF;
  PERFORM tc.refuse('school_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "school" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('planned') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.school_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "school" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('planned') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.school_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "school" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('planned', 'building'), ('planned', 'operating'), ('building', 'operating'), ('idle', 'operating'), ('operating', 'idle'), ('operating', 'merged'), ('idle', 'merged'), ('planned', 'closed'), ('building', 'closed'), ('operating', 'closed'), ('idle', 'closed'))) EXECUTE FUNCTION tc.school_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "school" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('planned', 'building'), ('planned', 'operating'), ('building', 'operating'), ('idle', 'operating'), ('operating', 'idle'), ('operating', 'merged'), ('idle', 'merged'), ('planned', 'closed'), ('building', 'closed'), ('operating', 'closed'), ('idle', 'closed'))) EXECUTE FUNCTION tc.school_machine();
-- 学校撤并 (SchoolClosure)
CREATE OR REPLACE FUNCTION tc.school_closure_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('school_closure_begins'); END IF;
  PERFORM tc.refuse('school_closure_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "school_closure" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('proposed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.school_closure_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "school_closure" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('proposed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.school_closure_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "school_closure" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('proposed', 'hearing'), ('proposed', 'decided'), ('hearing', 'decided'), ('proposed', 'withdrawn'), ('hearing', 'withdrawn'))) EXECUTE FUNCTION tc.school_closure_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "school_closure" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('proposed', 'hearing'), ('proposed', 'decided'), ('hearing', 'decided'), ('proposed', 'withdrawn'), ('hearing', 'withdrawn'))) EXECUTE FUNCTION tc.school_closure_machine();
-- 学生资助认定 (StudentAidGrant)
CREATE OR REPLACE FUNCTION tc.student_aid_grant_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND (OLD."decision", NEW."decision") IN (('refused', 'applied'), ('refused', 'proposed'))) AND tc.called_by('aid_appeal_returned') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('student_aid_grant_begins'); END IF;
  PERFORM tc.refuse('student_aid_grant_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "student_aid_grant" FOR EACH ROW
  WHEN (NEW."decision" NOT IN ('proposed', 'applied') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.student_aid_grant_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "student_aid_grant" FOR EACH ROW
  WHEN (NEW."decision" NOT IN ('proposed', 'applied') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.student_aid_grant_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "student_aid_grant" FOR EACH ROW
  WHEN (OLD."decision" <> NEW."decision" AND (OLD."decision", NEW."decision") NOT IN (('proposed', 'granted'), ('applied', 'proposed'), ('applied', 'refused'), ('proposed', 'refused'))) EXECUTE FUNCTION tc.student_aid_grant_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "student_aid_grant" FOR EACH ROW
  WHEN (OLD."decision" <> NEW."decision" AND (OLD."decision", NEW."decision") NOT IN (('proposed', 'granted'), ('applied', 'proposed'), ('applied', 'refused'), ('proposed', 'refused'))) EXECUTE FUNCTION tc.student_aid_grant_machine();
-- 岗位 (Post)
CREATE OR REPLACE FUNCTION tc.post_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('vacant', 'filled'), ('filled', 'vacant'))) AND tc.called_by('refresh_posts') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('post_begins'); END IF;
  PERFORM tc.refuse('post_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "post" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('vacant') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.post_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "post" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('vacant') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.post_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "post" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('vacant', 'frozen'), ('frozen', 'vacant'))) EXECUTE FUNCTION tc.post_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "post" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('vacant', 'frozen'), ('frozen', 'vacant'))) EXECUTE FUNCTION tc.post_machine();
-- 岗位设置方案 (PostScheme)
CREATE OR REPLACE FUNCTION tc.post_scheme_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('post_scheme_begins'); END IF;
  PERFORM tc.refuse('post_scheme_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "post_scheme" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('draft') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.post_scheme_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "post_scheme" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('draft') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.post_scheme_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "post_scheme" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('draft', 'reviewed'), ('reviewed', 'draft'), ('reviewed', 'approved'))) EXECUTE FUNCTION tc.post_scheme_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "post_scheme" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('draft', 'reviewed'), ('reviewed', 'draft'), ('reviewed', 'approved'))) EXECUTE FUNCTION tc.post_scheme_machine();
-- 建籍申请 (PupilRegistration)
CREATE OR REPLACE FUNCTION tc.pupil_registration_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('pupil_registration_begins'); END IF;
  PERFORM tc.refuse('pupil_registration_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "pupil_registration" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.pupil_registration_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "pupil_registration" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.pupil_registration_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "pupil_registration" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'admitted'), ('submitted', 'matched'), ('submitted', 'rejected'))) EXECUTE FUNCTION tc.pupil_registration_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "pupil_registration" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'admitted'), ('submitted', 'matched'), ('submitted', 'rejected'))) EXECUTE FUNCTION tc.pupil_registration_machine();
-- 强制报告 (MandatoryReport)
CREATE OR REPLACE FUNCTION tc.mandatory_report_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('filed', 'responding'))) AND tc.called_by('first_action_taken') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('mandatory_report_begins'); END IF;
  PERFORM tc.refuse('mandatory_report_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "mandatory_report" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('filed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.mandatory_report_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "mandatory_report" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('filed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.mandatory_report_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "mandatory_report" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('responding', 'assessed'), ('assessed', 'responding'), ('assessed', 'closed'))) EXECUTE FUNCTION tc.mandatory_report_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "mandatory_report" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('responding', 'assessed'), ('assessed', 'responding'), ('assessed', 'closed'))) EXECUTE FUNCTION tc.mandatory_report_machine();
-- 接报记录 (ReportRecipient)
CREATE OR REPLACE FUNCTION tc.report_recipient_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('report_recipient_begins'); END IF;
  PERFORM tc.refuse('report_recipient_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "report_recipient" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('received') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.report_recipient_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "report_recipient" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('received') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.report_recipient_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "report_recipient" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('received', 'accepted'), ('received', 'acting'), ('accepted', 'acting'), ('acting', 'closed'))) EXECUTE FUNCTION tc.report_recipient_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "report_recipient" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('received', 'accepted'), ('received', 'acting'), ('accepted', 'acting'), ('acting', 'closed'))) EXECUTE FUNCTION tc.report_recipient_machine();
-- 更正申请 (CorrectionRequest)
CREATE OR REPLACE FUNCTION tc.correction_request_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('correction_request_begins'); END IF;
  PERFORM tc.refuse('correction_request_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "correction_request" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.correction_request_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "correction_request" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.correction_request_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "correction_request" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'corrected'), ('submitted', 'declined'))) EXECUTE FUNCTION tc.correction_request_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "correction_request" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'corrected'), ('submitted', 'declined'))) EXECUTE FUNCTION tc.correction_request_machine();
-- 权限变更 (PolicyChange)
CREATE OR REPLACE FUNCTION tc.policy_change_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('submitted', 'judged'), ('submitted', 'unsound'), ('submitted', 'approved'))) AND tc.called_by('judge_policy_change') THEN RETURN NEW; END IF;
  IF (TG_OP = 'INSERT' AND NEW."status" IN ('submitted')) AND tc.called_by('draft_policy_expiry') THEN RETURN NEW; END IF;
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('judged', 'submitted'), ('endorsed', 'submitted'), ('approved', 'submitted'), ('unsound', 'submitted'))) AND tc.called_by('policy_change_overtaken') THEN RETURN NEW; END IF;
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('approved', 'in-force'), ('approved', 'failed'))) AND tc.called_by('policy_change_applied') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('policy_change_begins'); END IF;
  PERFORM tc.refuse('policy_change_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "policy_change" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('draft', 'approved') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.policy_change_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "policy_change" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('draft', 'approved') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.policy_change_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "policy_change" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('draft', 'submitted'), ('submitted', 'draft'), ('judged', 'draft'), ('unsound', 'draft'), ('endorsed', 'draft'), ('failed', 'draft'), ('judged', 'endorsed'), ('judged', 'approved'), ('endorsed', 'approved'), ('judged', 'rejected'), ('unsound', 'rejected'), ('endorsed', 'rejected'), ('approved', 'rejected'), ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('judged', 'withdrawn'), ('unsound', 'withdrawn'), ('endorsed', 'withdrawn'), ('approved', 'withdrawn'), ('failed', 'withdrawn'))) EXECUTE FUNCTION tc.policy_change_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "policy_change" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('draft', 'submitted'), ('submitted', 'draft'), ('judged', 'draft'), ('unsound', 'draft'), ('endorsed', 'draft'), ('failed', 'draft'), ('judged', 'endorsed'), ('judged', 'approved'), ('endorsed', 'approved'), ('judged', 'rejected'), ('unsound', 'rejected'), ('endorsed', 'rejected'), ('approved', 'rejected'), ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('judged', 'withdrawn'), ('unsound', 'withdrawn'), ('endorsed', 'withdrawn'), ('approved', 'withdrawn'), ('failed', 'withdrawn'))) EXECUTE FUNCTION tc.policy_change_machine();
-- 生均标准建议 (FundStandardProposal)
CREATE OR REPLACE FUNCTION tc.fund_standard_proposal_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('fund_standard_proposal_begins'); END IF;
  PERFORM tc.refuse('fund_standard_proposal_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "fund_standard_proposal" FOR EACH ROW
  WHEN (NEW."decision" NOT IN ('proposed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.fund_standard_proposal_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "fund_standard_proposal" FOR EACH ROW
  WHEN (NEW."decision" NOT IN ('proposed') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.fund_standard_proposal_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "fund_standard_proposal" FOR EACH ROW
  WHEN (OLD."decision" <> NEW."decision" AND (OLD."decision", NEW."decision") NOT IN (('proposed', 'adopted'), ('proposed', 'declined'))) EXECUTE FUNCTION tc.fund_standard_proposal_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "fund_standard_proposal" FOR EACH ROW
  WHEN (OLD."decision" <> NEW."decision" AND (OLD."decision", NEW."decision") NOT IN (('proposed', 'adopted'), ('proposed', 'declined'))) EXECUTE FUNCTION tc.fund_standard_proposal_machine();
-- 监护人同意 (GuardianConsent)
CREATE OR REPLACE FUNCTION tc.guardian_consent_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('guardian_consent_begins'); END IF;
  PERFORM tc.refuse('guardian_consent_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "guardian_consent" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('given') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.guardian_consent_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "guardian_consent" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('given') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.guardian_consent_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "guardian_consent" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('given', 'withdrawn'))) EXECUTE FUNCTION tc.guardian_consent_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "guardian_consent" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('given', 'withdrawn'))) EXECUTE FUNCTION tc.guardian_consent_machine();
-- 监护关系 (Guardianship)
CREATE OR REPLACE FUNCTION tc.guardianship_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('active', 'suspended'), ('active', 'revoked'), ('suspended', 'revoked'), ('suspended', 'active'), ('revoked', 'active')) OR TG_OP = 'INSERT' AND NEW."status" IN ('suspended', 'revoked')) AND tc.called_by('intervention_takes_effect') THEN RETURN NEW; END IF;
  IF (TG_OP = 'UPDATE' AND (OLD."status", NEW."status") IN (('suspended', 'active'), ('revoked', 'active'), ('revoked', 'suspended'))) AND tc.called_by('intervention_taken_back') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('guardianship_begins'); END IF;
  PERFORM tc.refuse('guardianship_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "guardianship" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('active') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.guardianship_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "guardianship" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('active') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.guardianship_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "guardianship" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION tc.guardianship_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "guardianship" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION tc.guardianship_machine();
-- 经费核定人数 (FundingHeadcount)
CREATE OR REPLACE FUNCTION tc.funding_headcount_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('funding_headcount_begins'); END IF;
  PERFORM tc.refuse('funding_headcount_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "funding_headcount" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('reported') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.funding_headcount_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "funding_headcount" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('reported') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.funding_headcount_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "funding_headcount" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('reported', 'certified'))) EXECUTE FUNCTION tc.funding_headcount_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "funding_headcount" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('reported', 'certified'))) EXECUTE FUNCTION tc.funding_headcount_machine();
-- 资助申诉 (AidAppeal)
CREATE OR REPLACE FUNCTION tc.aid_appeal_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('aid_appeal_begins'); END IF;
  PERFORM tc.refuse('aid_appeal_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "aid_appeal" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.aid_appeal_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "aid_appeal" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.aid_appeal_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "aid_appeal" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'upheld'), ('submitted', 'returned'))) EXECUTE FUNCTION tc.aid_appeal_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "aid_appeal" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'upheld'), ('submitted', 'returned'))) EXECUTE FUNCTION tc.aid_appeal_machine();
-- 转学 (PupilTransfer)
CREATE OR REPLACE FUNCTION tc.pupil_transfer_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('pupil_transfer_begins'); END IF;
  PERFORM tc.refuse('pupil_transfer_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "pupil_transfer" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('requested') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.pupil_transfer_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "pupil_transfer" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('requested') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.pupil_transfer_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "pupil_transfer" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('requested', 'accepted'), ('requested', 'approved'), ('accepted', 'approved'), ('requested', 'refused'), ('accepted', 'refused'))) EXECUTE FUNCTION tc.pupil_transfer_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "pupil_transfer" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('requested', 'accepted'), ('requested', 'approved'), ('accepted', 'approved'), ('requested', 'refused'), ('accepted', 'refused'))) EXECUTE FUNCTION tc.pupil_transfer_machine();
-- 轮岗申请 (RotationApplication)
CREATE OR REPLACE FUNCTION tc.rotation_application_machine() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN PERFORM tc.refuse('rotation_application_begins'); END IF;
  PERFORM tc.refuse('rotation_application_one_step');
END $$;

CREATE TRIGGER aaa_begins BEFORE INSERT ON "rotation_application" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.rotation_application_machine();
CREATE TRIGGER aaa_then_begins AFTER INSERT ON "rotation_application" FOR EACH ROW
  WHEN (NEW."status" NOT IN ('submitted') AND current_setting('tongchou.history', true) IS DISTINCT FROM 'off') EXECUTE FUNCTION tc.rotation_application_machine();
CREATE TRIGGER aaa_one_step BEFORE UPDATE ON "rotation_application" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'approved'), ('submitted', 'declined'))) EXECUTE FUNCTION tc.rotation_application_machine();
CREATE TRIGGER aaa_then_one_step AFTER UPDATE ON "rotation_application" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status", NEW."status") NOT IN (('submitted', 'approved'), ('submitted', 'declined'))) EXECUTE FUNCTION tc.rotation_application_machine();