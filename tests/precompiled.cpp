// Nothing: what is compiled is the headers that the tests share (CMakeLists.txt).
