/** A pure function that makes the same only once: clusters of a report have much in common. */
export function remembered<From, To>(make: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    const found = known.get(from) ?? make(from);
    known.set(from, found);
    return found;
  };
}
