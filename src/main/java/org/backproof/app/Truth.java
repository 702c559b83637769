package org.backproof.app;

import org.backproof.print.Page;
import org.backproof.print.Prose;

/// What holds instead of a false claim.
///
/// @param given  what it needs besides the assumptions; may be empty
/// @param remark what is wrong with the claim; may be empty
/// @param json   the member `nearest`
record Truth(Page page, Prose given, Prose remark, Json json) {
}
