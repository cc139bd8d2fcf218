/** A pure function that makes the same only once. */
export function remembered<From, To>(make: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    if (!known.has(from)) known.set(from, make(from));
    return known.get(from) as To;
  };
}
