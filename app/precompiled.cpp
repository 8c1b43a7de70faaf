// Nothing: what is compiled is the headers that the folders share (CMakeLists.txt).
