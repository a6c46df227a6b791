/** What stands under the table of bounds: how each line is to be read. */
export const WHO_KNOWS_WHAT = `A figure alone is the method's. With a word behind it, it is what somebody would reach who
knows more than an audit can:
  told-there-is-a-type         the method, told that each firm has one of the five types
  learned-in-other-worlds      learned from firms whose type is known, in forty other worlds: knows how
                               worlds are made, not this one (a linear discriminant; more may be possible)
  learned-in-this-world        the same in this very world
  seeing-the-firm-itself       knows the world and sees the firm instead of answers: on average nobody does better
  if-all-stated-were-true      what chance alone makes of true probabilities with so few firms
  of-five-times-as-many-firms  the method, measured with less chance
  knowing-the-mean-error       takes away what answers are off on average in this world
  times-as-wide-for-0.86       how many times as wide intervals would have to be to hold .86
  knowing-the-world            knows how often each grade is right here and how fast it fades, and calls
                               gaps at a recall of .85, or at a precision of .95: on average no rule does better
  knowing-the-world-at-our-recall    the same, calling as many true gaps as the method`;
