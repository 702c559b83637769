/// Exact rationals and certified real arithmetic. A certified answer is an enclosure that contains the value,
/// rounded outward; an uncertified one is a plain `double`, for finding candidate points only.
package org.backproof.numeric;
