// The figures of the declared cubes, by hand: what each tells of a number of persons.

/** The middle of the number's step of five. */
export const figure = (number: number): number => Math.floor(number / 5) * 5 + 2;

/** What is shown of a number: nothing below five (政府信息公开条例15). */
export const shown = (told: number): number | null => (told < 5 ? null : told);

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
