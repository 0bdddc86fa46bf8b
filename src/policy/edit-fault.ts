import { OperatorError } from "../core/operator-error.ts";

/** An edit that cannot be made of this policy, by its number among those that were given. */
export class EditFault extends OperatorError {
  /** From 1. */
  readonly number: number;
  readonly reason: string;

  constructor(number: number, reason: string) {
    super(`edit ${number}: ${reason}`);
    this.number = number;
    this.reason = reason;
  }
}
