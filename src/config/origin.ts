// The origins whose pages may call, as the environment lists them.
import { z } from "zod";

export const listOf = (text: string): string[] => text.split(",").map((part) => part.trim());

/** As a browser writes it in `Origin`: scheme, host, port. */
export const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:\/\/[^*]+$/.test(text) && new URL(text).origin === text,
    "names what is no origin (https://host or https://host:port, no path)",
  );
