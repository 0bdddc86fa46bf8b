// Text that looks the same is the same: one normal form of what is stored and of what is asked for. No word of the domain.

/** Signs that nobody sees: marks of direction, joiners, soft hyphens, and those that choose how another one is drawn. */
const unseen = /\p{Cf}|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
/** Hyphens, dashes, minus signs. */
const dashes = /[\p{Pd}\u02d7\u2043\u2212]/gu;

/** Dots that other scripts, and the keyboards' symbols, have for the one between the parts of a name (U+00B7, GB 18030 A1A4). */
export const otherMiddleDots = "\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65";
const otherMiddleDot = new RegExp(`[${otherMiddleDots}]`, "gu");

/**
 * Text as it is stored and asked for: characters that are drawn alike by Unicode's own rule are one (NFC: a letter and its
 * accent, a compatibility ideograph), and so are the middle dots. Whatever else differs was written differently.
 */
export const normalText = (text: string): string => text.normalize("NFC").replace(otherMiddleDot, "\u00b7");

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
