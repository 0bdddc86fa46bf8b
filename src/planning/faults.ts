// What is wrong with an operation apart from rights. It is noted and planning goes on, so that no fault hides a refusal: an
// asker who is told to ask for less would only then hear that it was forbidden.
import { TongchouError } from "../core/errors.ts";

export class Faults {
  private readonly noted: TongchouError[] = [];
  private ended = false;

  note(fault: TongchouError): void {
    this.noted.push(fault);
  }

  /** Where to go on anywhere would cost more than an operation may. */
  end(fault: TongchouError): never {
    this.ended = true;
    throw fault;
  }

  /** Plans a part, beside which others are planned all the same; null where it cannot be planned to its end. */
  catch<T>(plan: () => T): T | null {
    if (this.ended) return null;
    try {
      return plan();
    } catch (error) {
      if (!(error instanceof TongchouError)) throw error;
      this.note(error);
      return null;
    }
  }

  /** Of the first: the others follow from it as often as not. */
  get first(): TongchouError | null {
    return this.noted[0] ?? null;
  }

  throw(): void {
    if (this.first !== null) throw this.first;
  }
}
