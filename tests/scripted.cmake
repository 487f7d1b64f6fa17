# Tests that are scripts: the house rules, and the requests of all tests held against the office's WSDLs.

add_test(NAME floors COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-floors)
add_test(NAME floors_self_test COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-floors --self-test)
add_test(NAME units COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-units ${PROJECT_BINARY_DIR})
set_tests_properties(units PROPERTIES SKIP_RETURN_CODE 77)

# The test programs keep one request of each shape in an emptied folder; when all have ended, the folder is looked through.
set(WIRE ${PROJECT_BINARY_DIR}/wire)
add_test(NAME wire_folder COMMAND ${CMAKE_COMMAND} -E rm -rf ${WIRE})
add_test(NAME wire COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-wire ${WIRE})
set_tests_properties(wire_folder PROPERTIES FIXTURES_SETUP wire)
set_tests_properties(wire PROPERTIES FIXTURES_CLEANUP wire SKIP_RETURN_CODE 77)
foreach(room IN ITEMS tfso jobs interrupted app)
  if(TEST ${room})
    set_property(TEST ${room} APPEND PROPERTY FIXTURES_REQUIRED wire)
    set_property(TEST ${room} APPEND PROPERTY ENVIRONMENT "WOO24_WIRE_DUMP=${WIRE}")
  endif()
endforeach()

# The real program as its admin uses it, and against independent servers where they are at hand.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_test(NAME program COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/scenarios/program.py --woo24 $<TARGET_FILE:woo24>
                              --sandbox $<TARGET_FILE:woo24-sandbox>)
set_tests_properties(program PROPERTIES TIMEOUT 600)
add_test(NAME service COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/scenarios/service.py --woo24 $<TARGET_FILE:woo24>
                              --sandbox $<TARGET_FILE:woo24-sandbox>)
set_tests_properties(service PROPERTIES TIMEOUT 900)
add_test(NAME mail COMMAND ${PROJECT_SOURCE_DIR}/tests/scenarios/mail.py --woo24 $<TARGET_FILE:woo24>
                           --sandbox $<TARGET_FILE:woo24-sandbox>)
set_tests_properties(mail PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
add_test(NAME first_hour COMMAND ${PROJECT_SOURCE_DIR}/tests/scenarios/first_hour.py --build ${PROJECT_BINARY_DIR}
                                 --cmake ${CMAKE_COMMAND})
set_tests_properties(first_hour PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
foreach(scenario IN ITEMS many faulty_writes unknowns persons killed forgotten chances after_sale changes imports
                         switches_plain switches_swedish-mixed switches_b2b switches_foreign switches_nasty
                         products_from_office products_two_way products_lost_shop products_lost_office products_killed)
  add_test(NAME second_opinion_${scenario}
           COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tests/standins/second_opinion.py --woo24 $<TARGET_FILE:woo24> --standins
                   ${PROJECT_SOURCE_DIR}/../shared/standins --only ${scenario})
  set_tests_properties(second_opinion_${scenario} PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77)
endforeach()
