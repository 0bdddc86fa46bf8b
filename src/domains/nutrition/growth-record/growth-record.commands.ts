// A pupil's yearly measurement: entered by the school alone.
import { commands } from "../../../catalogue/index.ts";

const growth = { on: "GrowthRecord", source: "三(八); PIPL 28", duties: ["三(八)-10"] } as const;
const measured = ["measuredOn", "heightMm", "weightG", "status"] as const;

export const growthRecordCommands = commands({
  recordGrowth: {
    ...growth,
    kind: "create",
    list: true,
    term: "登记学生体检",
    description: "Records a pupil's height, weight and state of growth of a school year.",
    required: ["studentId", "schoolYear", ...measured],
    optional: ["measuringSchoolId"],
    derives: { measuringSchoolId: { only: "school" } },
  },
  correctGrowth: {
    ...growth,
    kind: "update",
    term: "更正学生体检",
    description: "Corrects a measurement, while its school year is open.",
    optional: measured,
  },
});
