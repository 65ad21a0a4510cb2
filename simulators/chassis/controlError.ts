// Why was a control call refused? Thrown by the control routes and by vendor row handlers, answered as 400 with its sentence.

/** A control call that asks for something impossible; the message is one sentence for the person who wrote the test. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}
