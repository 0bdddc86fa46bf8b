// One hostile request: what is sent, and what must come back.
import type { ErrorCode } from "../../../src/core/errors.ts";
import { dataOf, expectRefusal, type HostileApp, type Question } from "../hostile-app.ts";
import type { Received } from "../wire.ts";

export interface Case {
  readonly name: string;
  run(app: HostileApp): Promise<void>;
}

const httpStatus: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PURPOSE_REQUIRED: 403,
  PAYLOAD_TOO_LARGE: 413,
};

type Sending = (app: HostileApp) => Promise<Received>;

/** Refused with this code, and with the status that belongs to it unless another is named. */
export const refused = (
  name: string,
  code: ErrorCode,
  send: Sending,
  status = httpStatus[code] ?? 400,
): Case => ({
  name: `${name} is refused: ${status} ${code}`,
  run: async (app) => expectRefusal(await send(app), { status, code }),
});

/** Odd but right: it must work. */
export const answered = (
  name: string,
  send: Sending,
  // biome-ignore lint/suspicious/noExplicitAny: a response has whatever shape was asked for
  check: (data: any, text: string) => void,
): Case => ({
  name: `${name} works`,
  run: async (app) => {
    const received = await send(app);
    check(dataOf(received), received.text);
  },
});

export const asking =
  (query: string, question: Question = {}): Sending =>
  (app) =>
    app.ask(query, question);
