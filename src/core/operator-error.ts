// What an operator did or has to do: one line that says what, without a stack. Never holds a secret.

export class OperatorError extends Error {}
