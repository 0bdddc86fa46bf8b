// Who asks for a correction, a consent, an appeal or a rotation, and who answers, by hand from the table of rights.
import { type ExpectedCommands, on, saying } from "./commands.ts";

const said = saying();
const answered = (...duties: readonly string[]) => ({
  grantCorrection: saying(...duties)("CorrectionRequest: answer"),
  declineCorrection: saying(...duties)("CorrectionRequest: answer"),
});
const both = (name: "grantCorrection" | "declineCorrection") => [
  ...Object.values(on("asked of education about a pupil", { [name]: answered("basic-education")[name] })),
  ...Object.values(on("asked of education about aid", { [name]: answered("student-aid")[name] })),
  ...Object.values(on("asked of education about staff", { [name]: answered("personnel")[name] })),
];

export const requestsCommands: ExpectedCommands = {
  guardian: {
    ...on("own notice about own child", {
      requestCorrection: said("CorrectionRequest: childId matter statement"),
      withdrawCorrectionRequest: {},
      giveConsent: said("GuardianConsent: childId matter"),
      withdrawConsent: {},
    }),
    ...on("own request about own child, unprotected", {
      appealAid: said("AidAppeal: aidGrantId ground"),
      withdrawAidAppeal: {},
    }),
  },
  teacher: on("of the teacher's own", {
    requestCorrection: said("CorrectionRequest: matter statement"),
    withdrawCorrectionRequest: {},
    applyForRotation: said("RotationApplication: schoolYear kind toSchoolId reason"),
    withdrawRotationApplication: {},
  }),
  "education-officer": {
    grantCorrection: both("grantCorrection"),
    declineCorrection: both("declineCorrection"),
    ...on("every row", {
      upholdAidRefusal: saying("student-aid")("AidAppeal: decisionReason"),
      returnAidDecision: saying("student-aid")("AidAppeal: decisionReason"),
      approveRotationApplication: saying("personnel")("RotationApplication: decisionReason"),
      declineRotationApplication: saying("personnel")("RotationApplication: decisionReason"),
    }),
  },
  "township-officer": on("asked of the township", answered()),
  "hr-officer": on("asked of HR", answered()),
};
