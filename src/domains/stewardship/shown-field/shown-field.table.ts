// Which coordinates the lines of the access log showed (涉及字段): each set of them once, for most lines show what others did.
import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { columnChecks } from "../../../catalogue/index.ts";
import { keyedText, rowColumns } from "../../../database/columns.ts";

export const shownField = pgTable(
  "shown_field",
  {
    ...rowColumns(),
    setId: uuid("set_id").notNull(),
    coordinate: keyedText("coordinate").notNull(),
    use: keyedText("use").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    index("shown_field_set").on(t.setId, t.id),
    index("shown_field_coordinate").on(t.coordinate, t.use, t.id),
  ],
);
