// Who may give which command and say what with it: every area's table, as one.
import { type ExpectedCommands, joined, on } from "./commands.ts";
import { moneyCommands } from "./commands-money.ts";
import { requestsCommands } from "./commands-requests.ts";
import { schoolCommands } from "./commands-schools.ts";
import { staffingCommands } from "./commands-staffing.ts";
import { stewardshipCommands } from "./commands-stewardship.ts";
import { welfareCommands } from "./commands-welfare.ts";
import { papersCommands } from "./papers.ts";

const people: ExpectedCommands = {
  "school-registrar": {
    ...on("appointment at own school", {
      appointToPost: {
        fields: ["postId", "teacherId", "contractNo", "competedOn", "validFrom", "validTo"].map(
          (of) => `Appointment.${of}`,
        ),
        duties: ["personnel"],
      },
    }),
    ...on("of own staff", {
      recordPresence: {
        fields: ["teacherId", "month", "status", "periods", "leaveCause"].map((of) => `PresenceMonth.${of}`),
        duties: ["personnel"],
      },
    }),
  },
  "hr-officer": on("every row", { confirmAppointment: {} }),
};

export const expectedCommands = joined(
  people,
  moneyCommands,
  papersCommands,
  requestsCommands,
  schoolCommands,
  staffingCommands,
  stewardshipCommands,
  welfareCommands,
);
