# Rooms that take files and answers apart, again under valgrind: what is read before it was written or after it was given back,
# and what is never given back, is seen without a build of its own. A build with sanitizers has its own eyes.
find_program(VALGRIND valgrind)
if(WOO24_SANITIZE)
  return()
endif()
if(NOT VALGRIND)
  message(WARNING "valgrind is not here: no test looks at memory")
  return()
endif()
# Valgrind itself cannot write where a process may write ten bytes.
set(not_there "-WholeFile.WithoutRoom*:WholeFile.AnEndInTheMiddle*")
# Whole accounts of the pretended office, and much of one answer: thirty times as slow, and nothing that the others do not touch.
string(APPEND not_there ":Kinds/Accounts.*:RecordStream.TensOfMiB*")
foreach(room IN ITEMS base config words report store tfso)
  add_test(NAME memory_${room} COMMAND ${VALGRIND} --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite
                                       --suppressions=${CMAKE_CURRENT_SOURCE_DIR}/memory.supp $<TARGET_FILE:${room}_tests>
                                       --gtest_filter=${not_there})
  set_tests_properties(memory_${room} PROPERTIES TIMEOUT 1500 ENVIRONMENT "RC_PARAMS=seed=24;GTEST_OUTPUT=")
endforeach()
