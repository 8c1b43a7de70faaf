// For the .cpp files of this folder: lupdate knows sentences by this name; there is no Qt here.
#pragma once

#define QT_TRANSLATE_NOOP(context, text) text
