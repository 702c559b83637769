package org.backproof.app;

import org.backproof.print.Grain;
import org.backproof.print.Page;
import org.backproof.print.Prose;

/// What holds instead of a false claim.
///
/// @param derivation of it
/// @param given      what it needs besides the assumptions; may be empty
/// @param remark     what is wrong with the claim; may be empty
/// @param json       the member `nearest`
record Truth(Grained<Page> derivation, Prose given, Prose remark, Json json, Grain grain) {
    Truth(Grained<Page> derivation, Prose given, Prose remark, Json json) {
        this(derivation, given, remark, json, Grain.TEXTBOOK);
    }

    Page page() {
        return derivation.at(grain).at(grain);
    }

    Truth at(Grain other) {
        return new Truth(derivation, given, remark, json, other);
    }
}
