// The way of a category of difficulty: applied for at the township, decided by civil affairs.
import { machine } from "../../../catalogue/index.ts";

const clause = "三(八); 民发〔2019〕62号";

export const difficultyMachine = machine({
  on: "DifficultyRecord",
  field: "status",
  initial: "applied",
  steps: {
    confirmDifficulty: {
      from: ["applied"],
      to: "confirmed",
      clause,
      holds: "of an orphan and of an unattended child the parents' situations are known",
    },
    refuseDifficulty: { from: ["applied"], to: "refused", clause },
    endDifficulty: { from: ["confirmed"], to: "ended", clause },
  },
});
