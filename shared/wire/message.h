// Customs messages of declarations, both ways, in the form of the authority: Denmark's DMS and the
// United Kingdom's CDS, both WCO DEC (namespace DEC-DMS:2).
//
// One table for each authority maps places of the model to XML paths in schema order; one reader
// and one writer walk them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/field_pointer.h"
#include "shared/base/result.h"
#include "shared/domain/declaration.h"
#include "shared/domain/request.h"

namespace quayside::wire {

inline constexpr std::size_t kMessageBytesMax = 4 * 1024 * 1024;

/// Something in a message that the draft has no place for.
struct NotCarried {
  std::string path;  ///< "Declaration/Amendment/ChangeReasonCode"
  std::string value;
};

struct ReadDeclaration {
  Declaration declaration;
  std::vector<NotCarried> not_carried;
  /// What the message asks for, and the parts without a place in a form that can be written again.
  MessageRest rest = {};
};

/// What remains of a message where only the declaration is taken: what the message asks for, and
/// not_carried.
std::vector<NotCarried> left_behind(ReadDeclaration read);

enum class FileKind { json, xml };
/// By the first character. Error codes: file_empty, file_encoding, file_not_recognised.
Result<FileKind> kind_of_file(std::string_view bytes);
/// Without the byte order mark of UTF-8.
std::string_view without_mark(std::string_view bytes);

/// A declaration from the bytes of a file: Quayside JSON, a Danish or a British customs message,
/// told apart by their content, or what was signed, out of an envelope or an evidence package; a
/// byte order mark of UTF-8 is passed over. What is read without a profile has an empty one.
/// Error codes: those of kind_of_file(), of declaration_from_json(), of read_dms_declaration(), of
/// read_cds_declaration() and of read_signed_content().
Result<ReadDeclaration> read_declaration(std::string_view bytes);

/// A new declaration (FunctionCode 9) in the form of the draft's profile, Denmark's where it has
/// none; UTF-8, trimmed, nothing empty, elements in schema order.
std::string write_declaration(const Declaration& declaration);
/// The same with what was asked for, and what had no place where it was read.
std::string write_message(const Declaration& declaration, const MessageRest& rest);
/// The leaves that hold something the message has no element for.
std::vector<FieldPointer> not_written(const Declaration& declaration);

}  // namespace quayside::wire
