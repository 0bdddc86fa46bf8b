// A mask hides nothing from whoever holds the rest: beside the birth date, the last four characters of an identity number
// are the number. The catalogue says what a secret is rebuilt from; whether a role is given both is told here.
import type { Coordinate } from "../core/coordinate.ts";
import { printCoordinate } from "../core/coordinate.ts";
import { grantsOf } from "./decide.ts";
import type { Grant, RolePolicy } from "./types.ts";

/** What a policy must know of a secret. */
export interface Secret extends Coordinate {
  /** Whether any of its characters are stored to be shown. */
  readonly maskable: boolean;
  /** Any of these, beside a few of its characters, gives the whole. */
  readonly rebuiltFrom: readonly Coordinate[];
}

/**
 * Masks of the role that other grants of it undo. Whatever the duty, the purpose, the rows and the way by which the two are
 * come by: people hold several assignments, and records are joined on paper. Any use gives a part away: a filter finds a
 * date in fifteen questions.
 */
export function rebuildingProblems(role: RolePolicy, secrets: readonly Secret[]): string[] {
  return secrets.flatMap((secret) => {
    const whole = printCoordinate(secret);
    const parts = secret.rebuiltFrom.flatMap((part) =>
      givenIn(role, part).map(({ id }) => `${printCoordinate(part)} (${id})`),
    );
    return grantsOf(role, secret.type)
      .filter(({ fields, mask }) => mask !== undefined && fields.includes(secret.field))
      .flatMap(({ id }) => {
        if (parts.length > 0)
          return [`${id}: masks ${whole}, which ${role.role} rebuilds from ${parts.join(", ")}`];
        return secret.maskable ? [] : [`${id}: masks ${whole}, of which no characters are stored`];
      });
  });
}

const givenIn = (role: RolePolicy, { type, field }: Coordinate): readonly Grant[] =>
  grantsOf(role, type).filter(({ fields, mask }) => mask === undefined && fields.includes(field));
