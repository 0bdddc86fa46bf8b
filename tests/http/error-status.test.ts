// A refusal is the same whichever part of the server pronounces it: HTTP before an operation, GraphQL within one.
import { expect, test } from "vitest";
import { errorCodes, retryAfter, statusOf, TongchouError } from "../../src/core/errors.ts";
import { errorResponse, graphqlError, type HttpPart } from "../../src/graphql/format-error.ts";
import { describeHttpError } from "../../src/http/http-error.ts";

test("every code has a status of a refusal, and no status is without its code", () => {
  expect(Object.keys(statusOf).sort()).toEqual([...errorCodes].sort());
  for (const status of Object.values(statusOf)) expect(status).toSatisfy((n: number) => n >= 400 && n < 600);
});

test.each(errorCodes)("%s is answered alike by HTTP, by Apollo and by what answers past Apollo", (code) => {
  // The one sentence that an unexpected error has; any other code's message is its own.
  const error = new TongchouError(code, "An unexpected error occurred.", { limit: "groups" });
  const http = describeHttpError(error);
  const again = errorResponse(error);
  expect(http.status).toBe(statusOf[code]);
  expect(again.status).toBe(http.status);
  const seconds = retryAfter(error);
  expect(http.retryAfter).toBe(seconds);
  for (const { status, headers } of [again, graphqlError(error).extensions.http as HttpPart]) {
    expect(status).toBe(http.status);
    expect([...headers]).toEqual(seconds === null ? [] : [["retry-after", String(seconds)]]);
  }
  const { errors } = JSON.parse(http.body("r1"));
  const messages = { zh: expect.stringMatching(/^\p{Script=Han}.*。$/u), en: error.message };
  const details = { code, messages };
  const limit = { limit: "groups" };
  expect(errors).toEqual([{ message: error.message, extensions: { ...limit, ...details, requestId: "r1" } }]);
  const told = code === "INTERNAL_SERVER_ERROR" ? details : { ...limit, ...details };
  expect(JSON.parse(again.body).errors).toEqual([{ message: error.message, extensions: told }]);
});
