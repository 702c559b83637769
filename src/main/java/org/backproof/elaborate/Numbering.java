package org.backproof.elaborate;

import java.util.ArrayList;
import java.util.List;

/// How the layers of a network are called, from 0, the input, on: by number, or by place, `l-1`, `l`, where the depth is a symbol.
///
/// @param places   the name of each
/// @param symbolic whether they are places: values are `W[l]` instead of `W1`
public record Numbering(List<String> places, boolean symbolic) {
    public Numbering {
        places = List.copyOf(places);
    }

    /// 0, 1, …, depth.
    static Numbering counted(int depth) {
        List<String> out = new ArrayList<>();
        for (int l = 0; l <= depth; l++) {
            out.add(Integer.toString(l));
        }
        return new Numbering(out, false);
    }

    /// The layer in words: `2`, `l`.
    public String place(int layer) {
        return places.get(layer);
    }

    /// The name of a value of a layer.
    public String name(String letter, int layer) {
        return symbolic ? letter + "[" + place(layer) + "]" : letter + place(layer);
    }
}
