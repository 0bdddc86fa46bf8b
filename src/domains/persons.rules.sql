-- Generated from the catalogue by `npm run schema`: do not edit. Of whom rows are, whoever may read it: for what is on record of an
-- answer. The server's own login alone may ask.

CREATE OR REPLACE FUNCTION tc.persons_of(of_type text, shown uuid[]) RETURNS TABLE (row_id uuid, kind text, person uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  CASE of_type
    WHEN 'AidAppeal' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."aid_appeal" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."aid_appeal" t WHERE t.id = ANY (shown);
    WHEN 'Appointment' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."appointment" t WHERE t.id = ANY (shown);
    WHEN 'Assistance' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."assistance" t WHERE t.id = ANY (shown);
    WHEN 'Attachment' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."attachment" t WHERE t.id = ANY (shown);
    WHEN 'BackbonePeriod' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."backbone_period" t WHERE t.id = ANY (shown);
    WHEN 'CareActivity' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."care_activity" t WHERE t.id = ANY (shown);
    WHEN 'CareContact' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."care_contact" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."carer_id" FROM public."care_contact" t WHERE t.id = ANY (shown);
    WHEN 'CareVisit' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."care_visit" t WHERE t.id = ANY (shown);
    WHEN 'Child' THEN RETURN QUERY SELECT t.id, 'child', t."id" FROM public."child" t WHERE t.id = ANY (shown);
    WHEN 'ChildLocation' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."child_location" t WHERE t.id = ANY (shown);
    WHEN 'CivilAffairsCandidate' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."civil_affairs_candidate" t WHERE t.id = ANY (shown);
    WHEN 'ClassTeaching' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."class_teaching" t WHERE t.id = ANY (shown);
    WHEN 'CorrectionRequest' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."correction_request" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."correction_request" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'teacher', t."teacher_id" FROM public."correction_request" t WHERE t.id = ANY (shown);
    WHEN 'CounsellingSession' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."counselling_session" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'teacher', t."counsellor_teacher_id" FROM public."counselling_session" t WHERE t.id = ANY (shown);
    WHEN 'DifficultyRecord' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."difficulty_record" t WHERE t.id = ANY (shown);
    WHEN 'EmergencyResponse' THEN RETURN QUERY SELECT t.id, 'child', p."child_id" FROM public."emergency_response" t JOIN public."mandatory_report" p ON p.id = t."report_id" WHERE t.id = ANY (shown);
    WHEN 'Enrolment' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."enrolment" t WHERE t.id = ANY (shown);
    WHEN 'EntrustedCare' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."entrusted_care" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."entrusted_care" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."carer_id" FROM public."entrusted_care" t WHERE t.id = ANY (shown);
    WHEN 'GrowthRecord' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."growth_record" t WHERE t.id = ANY (shown);
    WHEN 'Guardian' THEN RETURN QUERY SELECT t.id, 'guardian', t."id" FROM public."guardian" t WHERE t.id = ANY (shown);
    WHEN 'GuardianConsent' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."guardian_consent" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."guardian_consent" t WHERE t.id = ANY (shown);
    WHEN 'Guardianship' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."guardianship" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."guardianship" t WHERE t.id = ANY (shown);
    WHEN 'GuardianshipIntervention' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."guardianship_intervention" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."guardianship_intervention" t WHERE t.id = ANY (shown);
    WHEN 'HousingGuarantee' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."housing_guarantee" t WHERE t.id = ANY (shown);
    WHEN 'IndividualPlan' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."individual_plan" t WHERE t.id = ANY (shown);
    WHEN 'LeftBehindCheck' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."left_behind_check" t WHERE t.id = ANY (shown);
    WHEN 'LeftBehindRecord' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."left_behind_record" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."carer_id" FROM public."left_behind_record" t WHERE t.id = ANY (shown);
    WHEN 'MandatoryReport' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."mandatory_report" t WHERE t.id = ANY (shown);
    WHEN 'NutritionPupilTerm' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."nutrition_pupil_term" t WHERE t.id = ANY (shown);
    WHEN 'ParentUrging' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."parent_urging" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."parent_urging" t WHERE t.id = ANY (shown);
    WHEN 'PayeeAccount' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."payee_account" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'child', t."child_id" FROM public."payee_account" t WHERE t.id = ANY (shown);
    WHEN 'PersonnelRelation' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."personnel_relation" t WHERE t.id = ANY (shown);
    WHEN 'PlacementSubject' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."placement_subject" t WHERE t.id = ANY (shown);
    WHEN 'PresenceMonth' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."presence_month" t WHERE t.id = ANY (shown);
    WHEN 'PupilRegistration' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."pupil_registration" t WHERE t.id = ANY (shown);
    WHEN 'PupilTransfer' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."pupil_transfer" t WHERE t.id = ANY (shown);
    WHEN 'RecordAccess' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."record_access" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'teacher', t."teacher_id" FROM public."record_access" t WHERE t.id = ANY (shown)
      UNION ALL SELECT t.id, 'guardian', t."guardian_id" FROM public."record_access" t WHERE t.id = ANY (shown);
    WHEN 'ReportAssessment' THEN RETURN QUERY SELECT t.id, 'child', p."child_id" FROM public."report_assessment" t JOIN public."mandatory_report" p ON p.id = t."report_id" WHERE t.id = ANY (shown);
    WHEN 'ReportRecipient' THEN RETURN QUERY SELECT t.id, 'child', p."child_id" FROM public."report_recipient" t JOIN public."mandatory_report" p ON p.id = t."report_id" WHERE t.id = ANY (shown);
    WHEN 'ReportRelease' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."report_release" t WHERE t.id = ANY (shown);
    WHEN 'RotationApplication' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."rotation_application" t WHERE t.id = ANY (shown);
    WHEN 'RotationEligibility' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."rotation_eligibility" t WHERE t.id = ANY (shown);
    WHEN 'RuralSubsidyDue' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."rural_subsidy_due" t WHERE t.id = ANY (shown);
    WHEN 'RuralSubsidyPayment' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."rural_subsidy_payment" t WHERE t.id = ANY (shown);
    WHEN 'Student' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."student" t WHERE t.id = ANY (shown);
    WHEN 'StudentAidGrant' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."student_aid_grant" t WHERE t.id = ANY (shown);
    WHEN 'StudentFlag' THEN RETURN QUERY SELECT t.id, 'child', t."child_id" FROM public."student_flag" t WHERE t.id = ANY (shown);
    WHEN 'Teacher' THEN RETURN QUERY SELECT t.id, 'teacher', t."id" FROM public."teacher" t WHERE t.id = ANY (shown);
    WHEN 'TeacherHonour' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."teacher_honour" t WHERE t.id = ANY (shown);
    WHEN 'TeacherTraining' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."teacher_training" t WHERE t.id = ANY (shown);
    WHEN 'TeachingPlacement' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."teaching_placement" t WHERE t.id = ANY (shown);
    WHEN 'TermAppraisal' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."term_appraisal" t WHERE t.id = ANY (shown);
    WHEN 'TitleGrant' THEN RETURN QUERY SELECT t.id, 'teacher', t."teacher_id" FROM public."title_grant" t WHERE t.id = ANY (shown);
  END CASE;
END $$;
