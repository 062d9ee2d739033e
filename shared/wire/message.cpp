#include "shared/wire/message.h"

#include <iterator>

#include "shared/domain/request_description.h"
#include "shared/rules/gb_derivation.h"
#include "shared/wire/api.h"
#include "shared/wire/cds.h"
#include "shared/wire/declaration_reader.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/message_reader.h"
#include "shared/wire/submission.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

Error not_recognised(std::string_view text) {
  Error error{"file_not_recognised", "this is neither Quayside JSON nor a customs XML message",
              "Give a file that begins with { (JSON) or < (XML)."};
  if (text.starts_with("PK")) {
    error.hint =
        "This looks like a spreadsheet or a ZIP archive; export the declaration as JSON "
        "or XML first.";
  } else if (text.starts_with("%PDF")) {
    error.hint = "This looks like a PDF; ask for the message itself, as XML.";
  } else if (text.starts_with("[")) {
    error.hint = "This looks like a list; put each declaration into a file of its own.";
  }
  return error;
}

// Denmark names the data set of every message; the United Kingdom never does.
Result<ReadDeclaration> read_message_of_either(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  const bool danish = local_name(root) == kWcoRoot && child_named(root, "ProcedureCategory");
  return danish ? read_dms_declaration(xml) : read_cds_declaration(xml);
}

/// Of an envelope or an evidence package; empty for any other JSON.
std::string signed_bytes_in(std::string_view json) {
  if (json.find("\"payload\"") == std::string_view::npos) return {};
  if (Result<Envelope> envelope = envelope_from_json(json)) return std::move(envelope->payload);
  Result<EvidencePackage> package = evidence_from_json(json);
  return package ? std::move(package->payload) : std::string();
}

/// JSON that is not as Quayside writes declarations.
Result<ReadDeclaration> read_other_json(std::string_view text) {
  MessageRest rest;
  Result<Declaration> declaration = message_from_json(text, rest);
  if (declaration) return ReadDeclaration{std::move(*declaration), {}, std::move(rest)};
  const std::string payload = signed_bytes_in(text);
  if (payload.empty()) return declaration.error();
  Result<SignedContent> content = read_signed_content(payload);
  if (!content) return content.error();
  return ReadDeclaration{std::move(content->declaration), {}};
}

// The declaration is large: it is filled where it stands, and moved nowhere.
Result<ReadDeclaration> read_json(std::string_view text) {
  Result<ReadDeclaration> read(std::in_place);
  if (!read_plain_declaration(text, {.bytes_max = kDeclarationBytesMax}, read->declaration)) {
    read = read_other_json(text);
  }
  return read;
}

void list_leaves(const Node& node, const std::string& path, std::vector<NotCarried>& list) {
  for (const MemberInfo& member : node.info->members) {
    const std::string below = path + "/" + std::string(member.field.name);
    if (member.shape == Shape::leaf && !node.text(member).empty()) {
      list.push_back({below, node.text(member)});
    } else if (member.shape == Shape::group) {
      list_leaves(node.group(member), below, list);
    } else if (member.shape == Shape::list) {
      for (std::size_t i = 0; i < node.size(member); ++i)
        list_leaves(node.element(member, i), below + "/" + std::to_string(i), list);
    }
  }
}

}  // namespace

std::vector<NotCarried> left_behind(ReadDeclaration read) {
  std::vector<NotCarried> list;
  list_leaves(root_node(read.rest.request), "request", list);
  std::move(read.not_carried.begin(), read.not_carried.end(), std::back_inserter(list));
  return list;
}

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return bytes;
}

Result<FileKind> kind_of_file(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") ||
      bytes.substr(0, 4).find('\0') != std::string_view::npos) {
    return Error{"file_encoding", "the file is not in UTF-8",
                 "Save it as UTF-8, in the editor or the program that wrote it."};
  }
  const std::string_view text = without_mark(bytes);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return Error{"file_empty", "the file is empty", "Check that it was written completely."};
  }
  if (text[first] == '{') return FileKind::json;
  if (text[first] == '<') return FileKind::xml;
  return not_recognised(text.substr(first));
}

Result<ReadDeclaration> read_declaration(std::string_view bytes) {
  const Result<FileKind> kind = kind_of_file(bytes);
  if (!kind) return kind.error();
  const std::string_view text = without_mark(bytes);
  Result<ReadDeclaration> read =
      *kind == FileKind::xml ? read_message_of_either(text) : read_json(text);
  if (read) derive_missing_data_set(read->declaration);
  return read;
}

}  // namespace quayside::wire
