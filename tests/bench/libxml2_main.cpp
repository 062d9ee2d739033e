// quayside-libxml2-bench SCHEMA FILE MILLISECONDS: libxml2 reads and validates one message over and
// over, the schema read once. Prints messages, seconds and whether the message is valid (0).
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void be_silent(void*, const char*, ...) {}

int validate_once(xmlSchemaPtr schema, const std::string& text) {
  xmlDocPtr document =
      xmlReadMemory(text.data(), static_cast<int>(text.size()), "", nullptr, XML_PARSE_NONET);
  if (document == nullptr) return -1;
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
  xmlSchemaSetValidErrors(context, &be_silent, &be_silent, nullptr);
  const int outcome = xmlSchemaValidateDoc(context, document);
  xmlSchemaFreeValidCtxt(context);
  xmlFreeDoc(document);
  return outcome;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: quayside-libxml2-bench SCHEMA FILE MILLISECONDS\n", stderr);
    return 64;
  }
  std::ifstream file(arguments[2], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(arguments[1]);
  xmlSchemaPtr schema = xmlSchemaParse(parser);
  if (schema == nullptr) return 2;
  const double limit = std::atof(arguments[3]) / 1000;
  int outcome = 0;
  const Clock::time_point start = Clock::now();
  long messages = 0;
  for (; seconds_since(start) < limit; ++messages)
    outcome = validate_once(schema, text);
  std::printf("%ld %.6f %d\n", messages, seconds_since(start), outcome);
  xmlSchemaFree(schema);
  xmlSchemaFreeParserCtxt(parser);
  return 0;
}
