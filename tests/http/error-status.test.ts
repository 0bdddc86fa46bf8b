// A refusal is the same whichever part of the server pronounces it: HTTP before an operation, GraphQL within one.
import { expect, test } from "vitest";
import { errorCodes, statusOf, TongchouError } from "../../src/core/errors.ts";
import { errorResponse, graphqlError } from "../../src/graphql/format-error.ts";
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
  expect(graphqlError(error).extensions.http).toMatchObject({ status: http.status });
  expect(again.headers.get("retry-after")).toBe(
    http.retryAfter === null ? undefined : String(http.retryAfter),
  );
  const { errors } = JSON.parse(http.body);
  const details = code === "INTERNAL_SERVER_ERROR" ? { code } : { limit: "groups", code };
  expect(errors).toEqual([{ message: error.message, extensions: { limit: "groups", code } }]);
  expect(JSON.parse(again.body).errors).toEqual([{ message: error.message, extensions: details }]);
});
