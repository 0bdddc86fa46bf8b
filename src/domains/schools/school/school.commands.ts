// Education keeps the schools: plans, builds, opens and ends them; a branch is put under its central school by itself.
import { commands } from "../../../catalogue/index.ts";

const school = { on: "School", kind: "update", source: "三(一)" } as const;
const end = { ...school, source: "三(八)", duties: ["三(八)-13"] } as const;

export const schoolCommands = commands({
  planSchool: {
    ...school,
    kind: "create",
    term: "规划学校",
    description: "Plans a school, a village school or a teaching point.",
    duties: ["三(一)-1", "三(一)-3", "三(一)-4", "三(八)-11", "二-4"],
    required: ["name", "kind", "runBy", "locale", "townshipId"],
    optional: [
      "villageId",
      "parentSchoolId",
      "officialCode",
      "uscc",
      "countyTown",
      "boarding",
      "altitudeM",
      "officePhone",
    ],
    derives: { districtId: "district" },
  },
  updateSchool: {
    ...school,
    term: "更新学校信息",
    description: "Keeps what a school is up to date; what it was before stays on record.",
    duties: ["三(一)-1", "三(七)-16"],
    optional: [
      "name",
      "officialCode",
      "uscc",
      "kind",
      "runBy",
      "locale",
      "countyTown",
      "boarding",
      "altitudeM",
      "headName",
      "officePhone",
    ],
  },
  attachSchool: {
    ...school,
    term: "调整隶属学校",
    description:
      "Puts a village school or teaching point under another central school, whose registrars are its registrars from then on.",
    source: "三(七)",
    duties: ["三(七)-20", "三(七)-19"],
    required: ["parentSchoolId"],
  },
  buildSchool: {
    ...school,
    term: "学校开工",
    description: "Building of a planned school begins.",
    duties: ["三(一)-3", "三(一)-4", "三(八)-12"],
  },
  openSchool: {
    ...school,
    term: "学校启用",
    description: "Opens a school as of today.",
    duties: ["三(一)-3", "三(一)-4", "三(八)-12"],
    derives: { openedOn: "today" },
  },
  reopenSchool: {
    ...school,
    term: "恢复办学",
    description: "Opens an idle school again.",
    duties: ["三(八)-11", "三(一)-10"],
  },
  idleSchool: { ...end, term: "学校停用", description: "Stops teaching at a school, and keeps it." },
  mergeSchool: {
    ...end,
    term: "学校合并",
    description: "Ends a school as of today: another one takes its pupils.",
    derives: { closedOn: "today" },
  },
  closeSchool: {
    ...end,
    term: "学校撤销",
    description: "Ends a school as of today, or gives up the plan of one.",
    derives: { closedOn: "today" },
  },
});
