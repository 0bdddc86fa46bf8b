// A schema coordinate: a field of a type, as one value. Knows no schema: whether there is such a field others say.
export interface Coordinate {
  readonly type: string;
  readonly field: string;
}

/** `Type.field`. */
export const printCoordinate = ({ type, field }: Coordinate): string => `${type}.${field}`;

/** Null where the text names no field of a type. What follows a second dot is not looked at. */
export function parseCoordinate(text: string): Coordinate | null {
  const [type = "", field = ""] = text.split(".");
  return type === "" || field === "" ? null : { type, field };
}
