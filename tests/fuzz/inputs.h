// What the fuzzers do with their bytes. Nothing is returned: what is wrong stops the program.
#pragma once

#include <string_view>

namespace quayside::fuzz {

/// Reads the bytes as a declaration in JSON and as a customs message in XML; judges what is read as
/// every data set of every profile, now and on days when the law changes, and writes the verdict.
void judge_bytes(std::string_view bytes);

/// Takes the bytes as edits of a draft, walking the description, so that deep states are reached.
/// After each edit judging again must give what judging anew gives; the draft must come back from
/// its JSON as it was, when its texts are text.
void judge_edits(std::string_view bytes);

}  // namespace quayside::fuzz
