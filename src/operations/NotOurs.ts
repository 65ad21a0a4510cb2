// How does a step end when it is no longer ours to go on? Somebody else does, here or at another replica; nothing is wrong.

/** Thrown by steps of an operation; goes no further than its carrier. */
export class NotOurs extends Error {
  override readonly name = "NotOurs";
}
