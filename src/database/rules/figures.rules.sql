-- Figures of persons that may be told to whoever may not know the number.

-- The middle of a number's step of five: 0-4 is 2, 5-9 is 7, 10-14 is 12. A cube tells of each of its parts (a school, a
-- group that nobody counts a part of) this figure alone, and its totals are sums of such figures. So whatever is added,
-- subtracted or known of other parts, five numbers remain possible for each part. Nothing told may depend on the number
-- in another way: neither what is withheld, nor a total, nor a share, nor an amount of money.
CREATE OR REPLACE FUNCTION tc.figure(number bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN number / 5 * 5 + 2;
