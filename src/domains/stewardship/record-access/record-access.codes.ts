// Why a line of the access log is not told to whom it is about.
import { own } from "../../../catalogue/index.ts";

export const withheldReasons = own(
  "WithheldReason",
  "不予告知原因. Why it is not told to whom it is about.",
  {
    protected: "涉及受保护的报告",
    closed: "涉及不向本人或监护人开放的记录",
  },
);
