// Text that looks the same is the same: one normal form of what is stored and of what is asked for. No word of the domain.

/** Signs that nobody sees: marks of direction, joiners, soft hyphens, and those that choose how another one is drawn. */
const unseen = /\p{Cf}|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
/** Hyphens, dashes, minus signs. */
const dashes = /[\p{Pd}\u02d7\u2043\u2212]/gu;

/**
 * An identifier as it stands in a register, of one as people paste it: in full width, in lower case, with spaces, hyphens of
 * whatever kind, signs nobody sees, or the `'` with which spreadsheets keep a number a text.
 */
export const pastedIdentifier = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(unseen, "")
    .replace(/\s+/gu, "")
    .replace(dashes, "")
    .replace(/^['`´‘’‛′]+/u, "")
    .toUpperCase();
