// How is a call followed whose effect does not outlast its answer? Not at all. Used by connectors' changes.

/** `Change.follow` of such a call. Always throws: to be asked for it is a fault of the gateway. */
export const endsWithItsAnswer = async (): Promise<never> => {
  throw new Error("The effect of this call does not outlast its answer.");
};
