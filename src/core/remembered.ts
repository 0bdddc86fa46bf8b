// What is made of values that never change, made once for as long as they live.

/** Of `of`, with one `by` at a time: another one makes it anew. */
export function remembered<Of extends object, By, Made>(
  make: (of: Of, by: By) => Made,
): (of: Of, by: By) => Made {
  const known = new WeakMap<Of, { readonly by: By; readonly made: Made }>();
  return (of, by) => {
    const found = known.get(of);
    if (found !== undefined && found.by === by) return found.made;
    const made = make(of, by);
    known.set(of, { by, made });
    return made;
  };
}
