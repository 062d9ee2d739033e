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

/// Takes the bytes as what customs sends, messages with a form feed between them: what it answers a
/// call with, and notifications from Denmark and from the United Kingdom. Server and client do with
/// them what they do with real ones. Hearing everything twice must change nothing, nor must the
/// order; the client must be able to read what the server makes of them, to find the fields that
/// errors are about, and to say it in each language.
void judge_notifications(std::string_view bytes);

}  // namespace quayside::fuzz
