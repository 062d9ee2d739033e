#include "shared/wire/documents.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "shared/base/text.h"
#include "shared/seal/seal.h"
#include "shared/wire/document_tree.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kTypes[] = {"invoice", "packingList", "transportDocument",
                                       "licence", "certificate", "other"};

struct Kind {
  std::string_view media_type;
  std::array<std::string_view, 2> extensions;
};
constexpr Kind kKinds[] = {
    {"application/pdf", {".pdf", ".pdf"}},
    {"image/jpeg", {".jpg", ".jpeg"}},
    {"image/png", {".png", ".png"}},
    {"text/plain", {".txt", ".txt"}},
};

constexpr std::array<std::pair<DocumentState, std::string_view>, 6> kStates = {{
    {DocumentState::waiting, "waiting"},
    {DocumentState::sending, "sending"},
    {DocumentState::sent, "sent"},
    {DocumentState::unknown, "unknown"},
    {DocumentState::taken, "taken"},
    {DocumentState::refused, "refused"},
}};

// Text that HMRC takes for something else, by how it begins.
bool begins_as_something_else(std::string_view text) {
  const std::string start = capitals(trimmed(text.substr(0, 256)));
  for (const std::string_view other : {"<?XML", "<!DOCTYPE", "<HTML", "<SVG", "{\\RTF", "#!"}) {
    if (start.starts_with(other)) return true;
  }
  return false;
}

bool is_plain_text(std::string_view bytes) {
  const bool printable = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= ' ' && byte != 127) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  });
  return printable && is_valid_utf8(bytes) && !begins_as_something_else(bytes);
}

Error name_malformed() {
  return {
      "document_name_malformed", "the name of the file cannot be used",
      "Rename the file: letters, digits, blanks, dots, dashes and brackets, at most 120 bytes."};
}

// Marks that turn the direction of writing can make "exe.pdf" of "fdp.exe".
bool turns_direction(std::string_view name) {
  for (const std::string_view mark :
       {"\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
        "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xE2\x80\x8E",
        "\xE2\x80\x8F"}) {
    if (name.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

// It becomes part of a header of a form, of a file system and of a page.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > kDocumentNameBytesMax || !is_valid_utf8(name)) return false;
  if (name.front() == '.' || trimmed(name) != name || turns_direction(name)) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= ' ' && byte != 127 &&
           std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos;
  });
}

Result<Done> check_name(std::string_view name, std::string_view media_type) {
  if (!is_safe_name(name)) return name_malformed();
  const std::string upper = capitals(name);
  const auto ends_with = [&](std::string_view extension) {
    return upper.size() > extension.size() && upper.ends_with(capitals(extension));
  };
  for (const Kind& kind : kKinds) {
    if (kind.media_type != media_type) continue;
    if (std::any_of(kind.extensions.begin(), kind.extensions.end(), ends_with)) return Done{};
    return Error{"document_name_differs",
                 "the name of the file does not say what it holds: " + std::string(media_type),
                 "Let the name end with " + std::string(kind.extensions[0]) +
                     ", or choose the file that you meant."};
  }
  return Error{"document_malformed", "the document is of no kind that customs takes",
               "Choose the file again."};
}

bool has_form_of_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_form_of_size(std::string_view text) {
  if (text.empty() || text.size() > 8 || text.front() == '0') return false;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number <= kDocumentBytesMax;
}

}  // namespace

std::span<const std::string_view> document_types() { return kTypes; }

Result<std::string> media_type_of(std::string_view bytes) {
  if (bytes.empty()) {
    return Error{"document_empty", "the file is empty", "Choose the file again, or another one."};
  }
  if (bytes.size() > kDocumentBytesMax) {
    return Error{"document_too_large", "the file is larger than 10 MB",
                 "Divide it into several files, or save it with a lower resolution."};
  }
  if (bytes.starts_with("%PDF-")) return std::string(kKinds[0].media_type);
  if (bytes.starts_with("\xFF\xD8\xFF")) return std::string(kKinds[1].media_type);
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return std::string(kKinds[2].media_type);
  if (is_plain_text(bytes)) return std::string(kKinds[3].media_type);
  return Error{"document_not_allowed", "the content is no PDF, JPEG, PNG or plain text",
               "Save or print the document as PDF and choose that file."};
}

Result<Document> document_of(std::string_view name, std::string_view bytes) {
  const Result<std::string> media_type = media_type_of(bytes);
  if (!media_type) return media_type.error();
  if (const auto named = check_name(name, *media_type); !named) return named.error();
  return Document{std::string(name), std::string(kTypes[std::size(kTypes) - 1]), *media_type,
                  std::to_string(bytes.size()), seal::hex(seal::sha256(bytes))};
}

Result<Done> check_documents(const std::vector<Document>& documents) {
  if (documents.empty()) {
    return Error{"documents_none", "no file is chosen", "Choose at least one file."};
  }
  if (documents.size() > kDocumentsMax) {
    return Error{"documents_too_many", "more than 11 files at once",
                 "Send the first 11 files, then the others."};
  }
  std::set<std::string> hashes;
  for (const Document& document : documents) {
    const bool known_type =
        std::find(std::begin(kTypes), std::end(kTypes), document.type) != std::end(kTypes);
    if (!known_type || !has_form_of_hash(document.sha256) || !has_form_of_size(document.size)) {
      return Error{"document_malformed", "a document is not described as it has to be",
                   "Choose the file again."};
    }
    if (const auto named = check_name(document.name, document.media_type); !named) return named;
    if (!hashes.insert(document.sha256).second) {
      return Error{"document_twice", "the same file is there twice", "Remove one of the two."};
    }
  }
  return Done{};
}

std::string_view document_state_name(DocumentState state) {
  return kStates[static_cast<std::size_t>(state)].second;
}

bool document_state_from_name(std::string_view name, DocumentState& state) {
  for (const auto& [known, known_name] : kStates) {
    if (known_name != name) continue;
    state = known;
    return true;
  }
  return false;
}

Json document_tree(const Document& document) {
  Json tree = Json::object();
  tree["mediaType"] = document.media_type;
  tree["name"] = document.name;
  tree["sha256"] = document.sha256;
  tree["size"] = document.size;
  tree["type"] = document.type;
  return tree;
}

Result<Document> document_from_tree(const Json& tree) {
  ObjectReader read(tree, "documents");
  Document document;
  document.media_type = read.text("mediaType");
  document.name = read.text("name");
  document.sha256 = read.text("sha256");
  document.size = read.text("size");
  document.type = read.text("type");
  if (!read.done()) return read.error();
  return document;
}

Json sent_document_tree(const SentDocument& sent) {
  Json tree = Json::object();
  tree["document"] = document_tree(sent.document);
  tree["reference"] = sent.reference;
  tree["state"] = document_state_name(sent.state);
  tree["text"] = sent.text;
  return tree;
}

Result<SentDocument> sent_document_from_tree(const Json& tree) {
  ObjectReader read(tree, "documents");
  SentDocument sent;
  const Json* document = read.object("document");
  sent.reference = read.text("reference");
  const std::string state = read.text("state");
  sent.text = read.text("text");
  if (!read.done()) return read.error();
  if (!document_state_from_name(state, sent.state)) {
    return wrong_type("documents/state", "a state");
  }
  Result<Document> described = document_from_tree(*document);
  if (!described) return described.error();
  sent.document = std::move(*described);
  return sent;
}

}  // namespace quayside::wire
